"""Finds in a tree the words that a verb of speech reports: a clause, an object, a phrase."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.bidding import bidden, task
from standfirst.core.language.roles import singular
from standfirst.core.language.tree import Tree, child, is_mark, subtree
from standfirst.core.language.wordlists import word_set


def content_of(tree: Tree, i: int, verb: str, subject: int | None) -> tuple[set[int], bool]:
    """The words of what is said, and whether the verb reports words."""
    if verb in cues.CLAUSE_VERBS:
        words = _clause(tree, i, subject)
        if words:
            return words, verb not in cues.THINKING
    for test in (_opinion, _prepositional, _object, _infinitive, _gerund, _plea):
        words = test(tree, i, verb)
        if words:
            return words, False
    if verb == "say" and (word := child(tree, i, "intj")) is not None and word > i:
        return _beside(tree, i, word), True  # "said yes to the plan"
    if subject is not None and verb in _SHOWING and _is_paper(tree, subject):
        return _thing(tree, i), False
    return set(), False


# What a paper does: "the poll shows a lead".
_SHOWING = {"show", "find", "indicate", "suggest", "reveal", "put"}
_PAPERS = word_set(
    """
    poll data survey study report record figure document review census analysis result count
    statistic research paper audit
    """
)


def _is_paper(tree: Tree, subject: int) -> bool:
    word = tree.tokens[subject].text.lower()
    return singular(word) in _PAPERS or word in _PAPERS


def _thing(tree: Tree, i: int) -> set[int]:
    """The object of a verb with what hangs beside it."""
    thing = child(tree, i, "dobj")
    if thing is None or thing < i:
        return set()
    return _beside(tree, i, thing)


def _beside(tree: Tree, i: int, thing: int) -> set[int]:
    words = subtree(tree, thing)
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("xcomp", "oprd", "dative", "prep", "acomp") and c > thing:
            words |= subtree(tree, c)
    return words


def _clause(tree: Tree, i: int, subject: int | None) -> set[int]:
    """A clause that is said: a complement, or the sentence around "..., she said, ..."."""
    token = tree.tokens[i]
    complement = child(tree, i, "ccomp")
    if (
        complement is not None
        and complement != subject
        and _opening(tree, complement) not in _BESIDE
        and not _is_state(tree, i, complement)
    ):
        words = subtree(tree, complement, [i])
        if complement > i:
            words = _without_next_cue(tree, i, words) | _lent(tree, i, complement)
        return _to_the_end(tree, words)
    if words := _behind_phrase(tree, i):
        return words
    if token.tag == "VBG" and child(tree, i, "nsubj") is None:
        return set()  # "..., advising forces": what stands around it is told by nobody
    if token.dep == "advcl" and (token.text.lower() in _LASTING or not _tells_as(tree, i)):
        return set()  # "..., since he promised", "as talks continue": the writer tells the rest
    if token.dep in ("parataxis", "ccomp", "advcl", "dep") and token.head != i:
        host = token.head
        own = subtree(tree, i)
        if _is_told(tree, i, own):
            return set()
        if is_set_off(tree, own) and tree.tokens[host].tag.startswith(("VB", "NN", "JJ", "MD")):
            return subtree(tree, host, [i])
    return set()


def _is_told(tree: Tree, i: int, own: set[int]) -> bool:
    """ "“We asked for two men,” she said": a clause with its own object is no aside, but what the
    verb of speech behind it reports; nor is "we asked them to go, so ...".
    """
    if child(tree, i, "xcomp") is not None:
        return True
    host = tree.tokens[i].head
    more = any(w > i and not is_mark(tree.tokens[w]) for w in own)
    behind = tree.tokens[i].dep == "ccomp" and host > max(own)
    reports = cues.LEMMAS.get(tree.tokens[host].text.lower()) in cues.CLAUSE_VERBS
    return more and behind and reports and child(tree, host, "nsubj") is not None


def _is_state(tree: Tree, i: int, complement: int) -> bool:
    """ "found her house standing", "reported faults, among them a leak": no clause, but a thing."""
    token = tree.tokens[complement]
    if token.tag.startswith("NN"):
        return child(tree, i, "dobj") is not None and not _has_verb(tree, complement)
    found = tree.tokens[i].text.lower() in cues.forms_of("find")
    return found and token.tag == "VBG" and not _has_verb(tree, complement)


def _has_verb(tree: Tree, complement: int) -> bool:
    """Whether a finite verb makes a clause of the words before it."""
    first = min(subtree(tree, complement))
    return is_clause(tree, (first, complement)) or child(tree, complement, "mark") is not None


_LASTING = frozenset(cues.forms_of("continue"))


def _tells_as(tree: Tree, i: int) -> bool:
    """No conjunction, or the one of "..., as the bank said"."""
    return _opening(tree, i) not in _WHY


def _opening(tree: Tree, i: int) -> str:
    mark = child(tree, i, "mark", "advmod")
    return "" if mark is None else tree.tokens[mark].text.lower()


_BESIDE = {"since", "because", "although", "though", "while", "after", "before", "until"}
_WHY = _BESIDE | {"if", "when"}  # "asked if ..." is what was asked


def said_before(tree: Tree, i: int, verb: str) -> tuple[int, set[int]] | None:
    """ "..., a spokesman explained": subject and words, where a parser took the two for one.

    The verb ends its sentence but for a few words, and what stands before its comma is a clause.
    """
    token = tree.tokens[i]
    if token.dep not in ("ROOT", "conj") or verb in cues.THINKING or verb not in cues.CLAUSE_VERBS:
        return None
    subjects = [c for c in tree.children[i] if tree.tokens[c].dep == "nsubj"]
    if not subjects:
        return None
    own = subtree(tree, max(subjects)) | {i}
    first, last = min(own), max(own)
    if first < 4 or tree.tokens[first - 1].text not in (",", ",”", ",’") or i < first:
        return None
    if any(tree.tokens[c].dep == "advcl" and c < first for c in tree.children[i]):
        return None
    return (max(subjects), set(range(first - 1))) if _closes(tree, first - 1, last) else None


FINITE = {"VBD", "VBZ", "VBP", "MD"}


def is_clause(tree: Tree, run: tuple[int, int]) -> bool:
    """Whether words (first, last) hold a verb that needs no other."""
    return any(t.tag in FINITE for t in tree.tokens[run[0] : run[1] + 1])


def _closes(tree: Tree, comma: int, last: int) -> bool:
    """Whether a clause stands before the comma, and no more than a time or place behind."""
    before = is_clause(tree, (0, comma - 1))
    behind = tree.tokens[last + 1 :]
    return before and len(behind) <= 7 and not any(t.tag.startswith("VB") for t in behind)


def _behind_phrase(tree: Tree, i: int) -> set[int]:
    """ "admitted under questioning that he lied", "said in a statement it had paid": the clause,
    hung on the phrase before it.
    """
    for c in tree.children[i]:
        if tree.tokens[c].dep not in ("prep", "dobj", "npadvmod", "dative") or not i < c <= i + 4:
            continue
        for word in sorted(subtree(tree, c)):
            if tree.tokens[word].dep in _HUNG and _is_that_clause(tree, word):
                return subtree(tree, word)
    return set()


_HUNG = ("ccomp", "relcl", "acl")
_PAPER_OF = {"statement", "letter", "note", "interview", "notice", "email", "reply", "tweet"}


def _is_that_clause(tree: Tree, word: int) -> bool:
    """A clause that has all it needs: a "that" and its own subject; behind a paper, that alone."""
    own = {tree.tokens[c].dep: c for c in tree.children[word]}
    subject = own.get("nsubj", own.get("nsubjpass"))
    if subject is None:
        return "mark" in own and tree.tokens[own["mark"]].text.lower() == "that"
    first = tree.tokens[min(subtree(tree, word))]
    if first.text.lower() == "that":
        return first.dep in ("mark", "advmod")  # else "the plan that he liked"
    return first.text == tree.tokens[subject].text and _follows_paper(tree, word)


def _follows_paper(tree: Tree, word: int) -> bool:
    return tree.tokens[tree.tokens[word].head].text.lower() in _PAPER_OF


def _lent(tree: Tree, i: int, complement: int) -> set[int]:
    """ "found a third of voters were against it": the clause's subject, taken for an object."""
    thing = child(tree, i, "dobj")
    own = child(tree, complement, "nsubj", "nsubjpass", "expl", "csubj", "mark", "aux")
    if thing is None or own is not None or not i < thing < min(subtree(tree, complement)):
        return set()
    return subtree(tree, thing) if tree.tokens[complement].tag in FINITE else set()


def _without_next_cue(tree: Tree, i: int, words: set[int]) -> set[int]:
    """What verb `i` reports, cut before the next verb of speech of the same speaker."""
    for word in sorted(words):
        if cue_before(tree, word) == i:
            first = min(subtree(tree, word))
            while is_mark(tree.tokens[first - 1]) or tree.tokens[first - 1].tag == "CC":
                first -= 1
            return {w for w in words if w < first}
    return words


def cue_before(tree: Tree, i: int) -> int | None:
    """ "said it was shut, but added that ...", "..., noting that ...": the verb of speech whose
    speaker goes on.

    A parser hangs the second verb on the clause that was said, though it has no subject of its own.
    """
    host = tree.tokens[i].head
    if child(tree, i, "nsubj", "nsubjpass", "aux") is not None or host >= i:
        return None
    while tree.tokens[host].dep == "conj" and tree.tokens[host].head != host:
        host = tree.tokens[host].head
    outer = tree.tokens[host].head
    told = tree.tokens[host].dep == "ccomp" and outer < host
    goes_on = told and _reports(tree.tokens[outer].text) and _goes_on(tree, i, outer)
    return outer if goes_on else None


def _goes_on(tree: Tree, i: int, outer: int) -> bool:
    token, host = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    if token.dep == "advcl" and token.tag == "VBG":
        return tree.tokens[i - 1].text == "," and _reports(token.text)
    if token.dep != "conj" or token.tag not in FINITE or token.tag != tree.tokens[outer].tag:
        return False
    of_speech = token.text.lower() in cues.LEMMAS and host.tag != token.tag
    return of_speech or _reports(token.text)


def _reports(word: str) -> bool:
    verb = cues.LEMMAS.get(word.lower(), "")
    return verb in cues.CLAUSE_VERBS and verb not in cues.THINKING


def _to_the_end(tree: Tree, words: set[int]) -> set[int]:
    """The words, with the rest of the sentence where they break off at an "and".

    A parser that gives up on a long coordination hangs its second half elsewhere.
    """
    last = max(words)
    if tree.tokens[last].tag != "CC":
        return words
    end = len(tree.tokens)
    while end > last + 1 and is_mark(tree.tokens[end - 1]) and tree.tokens[end - 1].text in ".!?":
        end -= 1
    return words | set(range(last + 1, end))


def is_set_off(tree: Tree, words: set[int]) -> bool:
    """Whether commas or quotation marks part these words from the rest."""
    first, last = min(words), max(words)
    before = first > 0 and (is_mark(tree.tokens[first - 1]) or is_mark(tree.tokens[first]))
    at_end = (
        last + 1 >= len(tree.tokens) or is_mark(tree.tokens[last + 1]) or is_mark(tree.tokens[last])
    )
    return (before or first == 0) and at_end and last - first < 40


def _opinion(tree: Tree, i: int, verb: str) -> set[int]:
    """ "called the merger a bad deal": both the thing and what it is called."""
    if verb not in cues.OPINION_VERBS:
        return set()
    words: set[int] = set()
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("oprd", "ccomp", "dobj", "attr", "acomp"):
            words |= subtree(tree, c)
    named = any(tree.tokens[c].dep in ("oprd", "ccomp") for c in tree.children[i])
    return words if named or (verb != "call" and words) else set()


def _prepositional(tree: Tree, i: int, verb: str) -> set[int]:
    for c in tree.children[i]:
        token = tree.tokens[c]
        early = token.dep == "prep" and c < i and verb == "put"  # "at the school he had put out"
        if (
            not early
            and token.dep in ("prep", "agent", "prt")
            and verb in cues.PHRASE_VERBS.get(token.text.lower(), ())
        ):
            words = subtree(tree, c)
            thing = child(tree, i, "dobj")
            if thing is not None and verb != "ask":
                words |= subtree(tree, thing)
            asked = bidden(tree, i, c) if verb in _APPEALS else set()
            if verb == "appeal" and token.text == "to" and not asked:
                continue  # "appealed to voters": they like it
            return words | asked
    return set()


_APPEALS = {"call", "appeal", "push", "plead", "campaign"}


def _object(tree: Tree, i: int, verb: str) -> set[int]:
    thing = child(tree, i, "dobj")
    if verb == "put" and thing is not None and "at" in _texts(tree, subtree(tree, thing)):
        return subtree(tree, thing)
    if verb in _BIDS and thing is not None:
        if not any(tree.tokens[w].tag == "CD" for w in subtree(tree, thing)):
            return set()
    elif verb not in cues.OBJECT_VERBS or (verb == "deny" and _withholds(tree, i, thing)):
        return set()
    if thing is None or (thing < i and not _fronted(tree, i)):
        return set()
    words = subtree(tree, thing)
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("xcomp", "oprd", "dative", "prep") and c > thing:
            words |= subtree(tree, c)
    return words


_BIDS = {"offer", "seek", "demand", "forecast", "expect"}  # said where a number stands with them


def _withholds(tree: Tree, i: int, thing: int | None) -> bool:
    """ "denied him bail", "denied entry to the ship": nothing is said."""
    if thing is not None and tree.tokens[thing].text.lower() in _WITHHELD:
        return True
    return child(tree, i, "dative") is not None


_WITHHELD = word_set("bail entry access permission parole asylum visa visas entrance admission")


def _texts(tree: Tree, words: set[int]) -> set[str]:
    return {tree.tokens[w].text.lower() for w in words}


def _fronted(tree: Tree, i: int) -> bool:
    return tree.tokens[i].dep == "relcl"


def _infinitive(tree: Tree, i: int, verb: str) -> set[int]:
    if verb not in cues.INFINITIVE_VERBS:
        return set()
    clause = child(tree, i, "xcomp", "ccomp") or task(tree, i)
    if clause is None and verb == "ask":
        clause = _question(tree, i)
    asked = child(tree, i, "dobj")
    if clause is None:
        apart = asked is None or asked < i or tree.tokens[i].tag == "VBG"
        told = set() if apart or asked is None else subtree(tree, asked)
        return told if any(tree.tokens[w].tag == "TO" for w in told) else set()
    words = subtree(tree, clause)
    return words | (subtree(tree, asked) if asked is not None else set())


def _gerund(tree: Tree, i: int, verb: str) -> set[int]:
    """ "recalled taking the lift", "suggested closing two pits"."""
    clause = child(tree, i, "xcomp")
    if verb == "continue" or not _reports(verb) or clause is None:
        return set()
    return subtree(tree, clause) if tree.tokens[clause].tag == "VBG" and clause > i else set()


def _plea(tree: Tree, i: int, verb: str) -> set[int]:
    """ "pleaded not guilty"."""
    if verb != "plead":
        return set()
    return set().union(
        *(subtree(tree, c) for c in tree.children[i] if c > i and tree.tokens[c].dep in _PLEAS)
    )


_PLEAS = {"acomp", "oprd", "neg", "dobj", "prep"}


def _question(tree: Tree, i: int) -> int | None:
    """ "asked me when it goes": no time of the asking, but the question."""
    clause = child(tree, i, "advcl")
    if clause is None or clause < i or child(tree, i, "dobj") is None:
        return None
    return clause if _opening(tree, clause) in ("when", "where", "how", "why") else None
