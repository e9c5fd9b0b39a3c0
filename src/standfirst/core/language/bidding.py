"""Finds in a tree what somebody is called on or advised to do."""

from __future__ import annotations

from standfirst.core.language.tree import Tree, child, subtree


def bidden(tree: Tree, i: int, whom: int) -> set[int]:
    """ "called on the army | to withdraw": what those called on are to do."""
    for c in tree.children[i]:
        helper = child(tree, c, "aux") if c > whom and tree.tokens[c].tag == "VB" else None
        if helper is not None and tree.tokens[helper].tag == "TO":
            return subtree(tree, c)
    return set()


def task(tree: Tree, i: int) -> int | None:
    """ "advised people with asthma to keep ...", where the infinitive hangs on the verb itself."""
    clause = child(tree, i, "advcl")
    if clause is None or clause < i or child(tree, i, "dobj") is None:
        return None
    helper = child(tree, clause, "aux")
    return clause if helper is not None and tree.tokens[helper].tag == "TO" else None
