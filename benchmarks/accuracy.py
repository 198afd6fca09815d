"""How often the engine is right: on the labelled documents and on the phrase bank beside the checkout.

    python benchmarks/accuracy.py                       the figures of docs/accuracy.md
    python benchmarks/accuracy.py --development --errors --standards AI-5,AI-6
    python benchmarks/accuracy.py --phrases --errors --standards SH

The kept-aside documents and the kept-aside fifth of the phrase bank are for measuring only: ``--errors``
shows nothing of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from protocol_audit.assess import Judge, assess, vocabulary
from protocol_audit.checks.document import Document
from protocol_audit.learned import Reader, load_reader
from protocol_audit.model import Finding, Found, Kind, Pack, Passage, Place, Protocol, Standard
from protocol_audit.opinion import read_opinion
from protocol_audit.readers import read_protocol
from protocol_audit.standards import load_pack

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "benchmark"
# Chosen once, before any rule was written: every third document.
KEPT_ASIDE = frozenset({"d03", "d06", "d09", "d12", "d15"})
_FOUND = (Found.STATED, Found.DOUBTFUL)


def is_kept_aside(text: str) -> bool:
    """Whether a passage of the phrase bank belongs to the fifth that is only measured."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 5 == 0


def main() -> int:
    """Run the measurements that were asked for, all without arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--development", action="store_true", help="the documents that the rules were made on"
    )
    parser.add_argument("--aside", action="store_true", help="the documents kept aside")
    parser.add_argument("--phrases", action="store_true", help="the phrase bank")
    parser.add_argument("--passages", action="store_true", help="the second, harder phrase bank")
    parser.add_argument("--standards", default="", help="only these: AI-5,SH (ids or sections)")
    parser.add_argument(
        "--reader", type=Path, help="the folder of a learned reader; without it: the installed one"
    )
    parser.add_argument("--rules", action="store_true", help="without the learned reader")
    parser.add_argument(
        "--errors", action="store_true", help="list what is wrong (never of what is kept aside)"
    )
    args = parser.parse_args()
    reader = None if args.rules else load_reader(args.reader)
    print(f"with the learned reader {reader.version}" if reader else "by rules alone")
    wanted = [name for name in args.standards.split(",") if name]
    pack = load_pack("ncedsv-sex-trafficking-2023")
    everything = not (args.development or args.aside or args.phrases or args.passages)
    if args.development or everything:
        measure_documents(pack, reader, wanted, aside=False, errors=args.errors)
    if args.aside or everything:
        measure_documents(pack, reader, wanted, aside=True, errors=False)
    for name in ("phrases", "passages"):
        if getattr(args, name) or everything:
            measure_phrases(pack, reader, wanted, name, errors=args.errors)
    return 0


def is_wanted(standard: str, wanted: list[str]) -> bool:
    """Whether a standard was asked for by id or by section; nothing asked for is all."""
    return not wanted or standard in wanted or standard.split("-")[0] in wanted


def measure_documents(
    pack: Pack, reader: Reader | None, wanted: list[str], *, aside: bool, errors: bool
) -> None:
    """Print status figures over the labelled documents, and the wrong ones with their labels."""
    pairs: list[tuple[str, str, bool]] = []
    by_standard: dict[str, list[bool]] = defaultdict(list)
    for folder in sorted((BENCHMARK / "protocols").iterdir()):
        if (folder.name in KEPT_ASIDE) is not aside:
            continue
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["standards"]
        assessment = assess(read_protocol(folder / "protocol.docx"), pack, reader=reader)
        for finding in assessment.findings:
            name = finding.standard.id
            if not is_wanted(name, wanted):
                continue
            truth = labels[name]["status"]
            pairs.append((truth, finding.status, bool(finding.review)))
            by_standard[name].append(truth == finding.status)
            if errors:
                _show_document_error(folder.name, finding, labels[name])
    print(f"== documents {'kept aside' if aside else 'of development'}: {len(pairs)} findings")
    _print_figures([(t, g) for t, g, _ in pairs])
    unmarked = [t == g for t, g, marked in pairs if not marked]
    marked = 1 - len(unmarked) / max(1, len(pairs))
    print(f"   marked for review {marked:.3f}, right where not {sum(unmarked) / max(1, len(unmarked)):.3f}")
    if errors or wanted:
        print("   " + "  ".join(f"{name} {sum(right)}/{len(right)}" for name, right in by_standard.items()))


def _show_document_error(document: str, finding: Finding, label: dict) -> None:
    found = {e.element.id for e in finding.elements if e.found is Found.STATED}
    hedged = {e.element.id for e in finding.elements if e.found is Found.HEDGED}
    truth = set(label["found"])
    if label["status"] == finding.status and (found == truth or label["status"] != "partial"):
        return
    mark = "WRONG" if label["status"] != finding.status else "right, other elements"
    print(f"\n{document} {finding.standard.id}: {finding.status}, should be {label['status']}  [{mark}]")
    print(f"    missed {sorted(truth - found)}  too many {sorted(found - truth)}  hedged {sorted(hedged)}")
    print(f"    why: {label.get('why', '')}")
    for quote in label["evidence"][:6]:
        print(f"    label: {quote[:300]}")
    for evidence in finding.evidence[:6]:
        print(f"    found: {'+'.join(evidence.supports)} [{evidence.stance}] {evidence.quote[:300]}")


def _print_figures(pairs: list[tuple[str, str]]) -> None:
    right = sum(t == g for t, g in pairs)
    gaps = [g for t, g in pairs if t != "met"]
    called = [t for t, g in pairs if g != "met"]
    conflicts = [g for t, g in pairs if t == "conflict"]
    said = [t for t, g in pairs if g == "conflict"]
    print(f"   accuracy {right / max(1, len(pairs)):.3f}")
    print(
        f"   gaps P {sum(t != 'met' for t in called) / max(1, len(called)):.3f}"
        f" R {sum(g != 'met' for g in gaps) / max(1, len(gaps)):.3f}"
        f"   conflicts P {sum(t == 'conflict' for t in said) / max(1, len(said)):.3f}"
        f" R {sum(g == 'conflict' for g in conflicts) / max(1, len(conflicts)):.3f}"
        f"   false assurance {sum(g == 'met' for g in gaps) / max(1, len(gaps)):.3f}"
    )
    for truth in ("met", "partial", "not_addressed", "conflict"):
        counts = Counter(str(g) for t, g in pairs if t == truth)
        print(f"   {truth:14s} -> " + "  ".join(f"{k} {v}" for k, v in counts.most_common()))


def little_document(phrase: dict) -> Protocol:
    """A passage under its heading as a document about trafficking."""
    headings = (phrase["heading"],) if phrase["heading"] else ()
    passage = Passage(phrase["text"], Place(headings, "paragraph 1"), Kind.PARAGRAPH)
    return Protocol("phrase.docx", "Sex trafficking protocol", "", (passage,))


def measure_phrases(pack: Pack, reader: Reader | None, wanted: list[str], name: str, *, errors: bool) -> None:
    """Print how many passages of a phrase bank are judged as labelled, seen and kept aside apart."""
    counts: dict[tuple[bool, str], list[int]] = defaultdict(lambda: [0, 0])
    for phrase in read_phrases(name):
        standard = pack.standard(phrase["standard"])
        if standard is None or not is_wanted(standard.id, wanted):
            continue
        aside = is_kept_aside(phrase["text"])
        right, said = judge_phrase(pack, reader, standard, phrase)
        tally = counts[aside, phrase["label"]]
        tally[0] += right
        tally[1] += 1
        if errors and not aside and not right:
            where = f"{standard.id}/{phrase['element']} {phrase['label']:9s} -> {said:9s}"
            print(f"{where} [{phrase['heading']}] {phrase['text']}")
    print(f"== {name}.jsonl")
    for (aside, label), (right, total) in sorted(counts.items()):
        print(f"   {'aside' if aside else 'seen ':5s} {label:10s} {right}/{total} = {right / total:.2f}")


def read_phrases(name: str) -> Iterator[dict]:
    """The passages of one bank, in order."""
    with (BENCHMARK / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def judge_phrase(pack: Pack, reader: Reader | None, standard: Standard, phrase: dict) -> tuple[bool, str]:
    """Whether the passage is judged as labelled, and what was said of it."""
    document = Document(little_document(phrase), vocabulary(pack))
    judge = Judge(document, pack, read_opinion(reader, document) if reader else None)
    conflicts = list(judge.find_conflicts(standard))
    if phrase["label"] == "conflict" or phrase["element"] == "conflict":
        said = "conflict" if conflicts else "none"
        return (said == "conflict") == (phrase["label"] == "conflict"), said
    element = next((e for e in standard.elements if e.id == phrase["element"]), None)
    if element is None:
        return True, "none"
    found = judge.find_element(standard, element).found
    if phrase["label"] == "supports":
        return found in _FOUND, f"{found}{'+conflict' if conflicts else ''}"
    return found not in _FOUND, str(found)


if __name__ == "__main__":
    sys.exit(main())
