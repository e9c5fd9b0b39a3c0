"""Finds in a tree the clause that a verb of speech reports, from its first word to its last."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, child, is_mark, subtree


def clause_of(tree: Tree, i: int, subject: int | None) -> set[int]:
    """A clause that is said: a complement, or the sentence around "..., she said, ..."."""
    token = tree.tokens[i]
    complement = _complement(tree, i, subject)
    if (
        complement is not None
        and complement != subject
        and not _is_beside(tree, complement)
        and not _is_state(tree, i, complement)
        and not _has_lost_subject(tree, i, complement)
        and not _is_of_a_phrase(tree, i, complement)
    ):
        words = subtree(tree, complement, [i])
        if complement > i:
            words |= _parted(tree, i, complement) | _joined(tree, i, complement)
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


def _complement(tree: Tree, i: int, subject: int | None) -> int | None:
    """The first clause that a verb governs; the one behind it where the one before ends with a
    colon or dash, as in "Few agree: half say they ...".
    """
    found = [c for c in tree.children[i] if tree.tokens[c].dep == "ccomp"]
    first = min(subtree(tree, subject)) if subject is not None else i
    before = [t.text for t in tree.tokens[: min(first, i)] if t.text.strip()]
    parted = bool(before) and before[-1] in _PARTING
    behind = [c for c in found if c > i]
    if not found and subject is not None:  # “We go,” Ann Lee, 69, told us
        found = [c for c in tree.children[subject] if tree.tokens[c].dep == "ccomp" and c < subject]
    return next(iter(behind if parted and behind else found), None)


_PARTING = {":", ";", "-", "--", "–", "—", ".", "?", "!"}


_WITHIN = {",", "-", "--", "–", "—", "(", ")"}


def _parted(tree: Tree, i: int, complement: int) -> set[int]:
    """ "said the goods he took | were few": the next clause, where a parser made two of one."""
    last = max(subtree(tree, complement))
    later = [c for c in tree.children[i] if tree.tokens[c].dep == "ccomp" and c > complement]
    for c in later:
        own = subtree(tree, c)
        between = [token.text for token in tree.tokens[last + 1 : min(own)]]
        parted = not between and tree.tokens[min(own)].text[:1].isupper()
        if not parted and _WITHIN.issuperset(between):  # else "€5m. The chain expects more"
            return own
    return set()


def _joined(tree: Tree, i: int, complement: int) -> set[int]:
    """ "said it was late, and that he went", "said it was “late”, and he would go": a parser hangs
    the second clause on the verb.
    """
    for c in tree.children[i]:
        if tree.tokens[c].dep != "conj" or c < complement:
            continue
        helpers = {tree.tokens[h].text.lower() for h in tree.children[c]}
        subject = child(tree, c, "nsubj", "nsubjpass", "expl")
        own = child(tree, c, "mark")
        that = own is not None and tree.tokens[own].text.lower() == "that"
        if that or (subject is not None and not helpers.isdisjoint(_BACKSHIFTED)):
            own_words = subtree(tree, c)
            between = range(max(subtree(tree, complement)) + 1, min(own_words))
            return own_words | (set(between) if len(between) <= _LINK else set())
    return set()


_LINK = 4  # words and marks: ',” and'
_BACKSHIFTED = {"would", "could", "might"}


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


def _has_lost_subject(tree: Tree, i: int, complement: int) -> bool:
    """ "the emails disclosed this week were meant to close it": what was disclosed is the subject
    of the verb behind, and the participle no verb of speech.
    """
    token = tree.tokens[i]
    if complement < i or token.tag not in ("VBN", "VBD") or token.text.lower() == "said":
        return False
    subject = child(tree, complement, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
    helpers = [tree.tokens[c] for c in tree.children[complement] if tree.tokens[c].dep[:3] == "aux"]
    finite = any(t.tag in FINITE for t in (*helpers, tree.tokens[complement]))
    own = [tree.tokens[c].dep for c in tree.children[i]]
    between = tree.tokens[i + 1 : min(subtree(tree, complement))]
    marked = any(is_mark(t) or t.tag.startswith("W") for t in between)
    return (
        finite
        and subject is None
        and "dobj" not in own
        and not marked
        and (token.dep not in ("relcl", "ROOT"))
    )


def _is_of_a_phrase(tree: Tree, i: int, complement: int) -> bool:
    """ "conceded the vote after a recount | left him behind": a clause with "after"."""
    thing = child(tree, i, "dobj")
    if thing is None or not i < thing < complement:
        return False
    if child(tree, complement, "nsubj", "nsubjpass", "expl", "csubj", "mark", "aux") is not None:
        return False
    phrases = [c for c in tree.children[i] if thing < c < complement]
    last = phrases[-1] if phrases else i
    return tree.tokens[last].text.lower() in _BESIDE and tree.tokens[last].dep == "prep"


def _has_verb(tree: Tree, complement: int) -> bool:
    """Whether a finite verb makes a clause of the words before it."""
    first = min(subtree(tree, complement))
    return is_clause(tree, (first, complement)) or child(tree, complement, "mark") is not None


_LASTING = frozenset(cues.forms_of("continue"))


def _tells_as(tree: Tree, i: int) -> bool:
    """No conjunction, or the one of "..., as the bank said"."""
    return opening(tree, i) not in _WHY


def opening(tree: Tree, i: int) -> str:
    mark = child(tree, i, "mark", "advmod")
    return "" if mark is None else tree.tokens[mark].text.lower()


def _is_beside(tree: Tree, complement: int) -> bool:
    """ "..., since two left": no clause that is said; "two of them had since left" is one."""
    first = tree.tokens[min(subtree(tree, complement))].text.lower()
    return first in _BESIDE and first == opening(tree, complement)


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
    told = cues.LEMMAS.get(tree.tokens[i].text.lower()) == "tell"  # somebody something
    for c in tree.children[i]:
        if tree.tokens[c].dep not in ("prep", "dobj", "npadvmod", "dative") or not i < c <= i + 4:
            continue
        for word in sorted(subtree(tree, c)):
            if tree.tokens[word].dep not in _HUNG:
                continue
            whom = told and tree.tokens[word].head == c
            if _is_that_clause(tree, word) or (whom and _has_that_and_subject(tree, word)):
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


def _has_that_and_subject(tree: Tree, word: int) -> bool:
    first = tree.tokens[min(subtree(tree, word))].text.lower()
    return first == "that" and child(tree, word, "nsubj", "nsubjpass", "expl") is not None


def _follows_paper(tree: Tree, word: int) -> bool:
    return tree.tokens[tree.tokens[word].head].text.lower() in _PAPER_OF


def _lent(tree: Tree, i: int, complement: int) -> set[int]:
    """ "found a third of voters were against it": the clause's subject, taken for an object."""
    thing = child(tree, i, "dobj")
    if thing is None or not i < thing < min(subtree(tree, complement)):
        return set()
    said = cues.LEMMAS.get(tree.tokens[i].text.lower()) == "say"  # which has no object
    if said and tree.tokens[thing].tag.startswith("NN"):
        return subtree(tree, thing)
    own = child(tree, complement, "nsubj", "nsubjpass", "expl", "csubj", "mark", "aux")
    if own is not None:
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
    goes_on = told and reports(tree.tokens[outer].text) and _goes_on(tree, i, outer)
    return outer if goes_on else None


def ends_condition(tree: Tree, i: int) -> bool:
    """ "if the review, due in May, | recommended it": the verb for which an "if" still waits."""
    if tree.tokens[i].tag not in FINITE or child(tree, i, "nsubj", "aux") is not None:
        return False
    for token in reversed(tree.tokens[:i]):
        if token.tag in FINITE:
            return False
        if token.dep == "mark" and token.text.lower() in _WHY:
            return True
    return False


def _goes_on(tree: Tree, i: int, outer: int) -> bool:
    token, host = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    if ends_condition(tree, i):
        return False
    if token.dep == "advcl" and token.tag == "VBG":
        return tree.tokens[i - 1].text == "," and reports(token.text)
    if token.dep != "conj" or token.tag not in FINITE or token.tag != tree.tokens[outer].tag:
        return False
    of_speech = token.text.lower() in cues.LEMMAS and host.tag != token.tag
    return of_speech or reports(token.text)


def reports(word: str) -> bool:
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
