"""
The usual way, to measure against: MinHash signatures of word 5-shingles, 128 permutations, and LSH at a Jaccard of .5
(A. Broder 1997; bands as in J. Leskovec and others, "Mining of massive datasets", chapter 3). Plain numpy, as the
datasketch library does it: SHA-1 of each shingle, (a * x + b) mod (2^61 - 1), the smaller of each kept, shingle by
shingle as its `update` does; with --batch all shingles of a document at once, as its `update_batch` does.

    python3 minhash_lsh.py docs.jsonl [--batch] > pairs.jsonl

Prints one pair of ids a line, and last {"documents": n, "cpuSeconds": s}.
"""
import hashlib
import json
import re
import struct
import sys
import time
import unicodedata

import numpy as np

PERMUTATIONS = 128
BANDS, ROWS = 25, 5
THRESHOLD = 0.5
SHINGLE = 5
BATCH = "--batch" in sys.argv
PRIME = np.uint64((1 << 61) - 1)
LARGEST = np.uint64((1 << 32) - 1)

random = np.random.RandomState(1)
A = random.randint(1, (1 << 61) - 1, PERMUTATIONS, dtype=np.uint64)
B = random.randint(0, (1 << 61) - 1, PERMUTATIONS, dtype=np.uint64)
WORD = re.compile(r"[^\W_]+")


def signature(text):
    words = WORD.findall(unicodedata.normalize("NFKC", text).lower())
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    hashes = np.array(
        [struct.unpack("<I", hashlib.sha1(each.encode()).digest()[:4])[0] for each in shingles], dtype=np.uint64
    )
    if BATCH:
        return np.bitwise_and((hashes[:, None] * A + B) % PRIME, LARGEST).min(axis=0)
    smallest = np.full(PERMUTATIONS, LARGEST, dtype=np.uint64)
    for each in hashes:
        smallest = np.minimum(smallest, np.bitwise_and((A * each + B) % PRIME, LARGEST))
    return smallest


def main(path):
    documents = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    began = time.process_time()
    buckets = [{} for _ in range(BANDS)]
    signatures = {}
    pairs = []
    for document in documents:
        own = signature(document["text"])
        candidates = set()
        for band in range(BANDS):
            key = own[band * ROWS : (band + 1) * ROWS].tobytes()
            bucket = buckets[band].setdefault(key, [])
            candidates.update(bucket)
            bucket.append(document["id"])
        for other in candidates:
            if np.count_nonzero(own == signatures[other]) >= THRESHOLD * PERMUTATIONS:
                pairs.append((document["id"], other))
        signatures[document["id"]] = own
    took = time.process_time() - began
    for one, other in pairs:
        print(json.dumps([one, other]))
    print(json.dumps({"documents": len(documents), "cpuSeconds": took}))


main(sys.argv[1])
