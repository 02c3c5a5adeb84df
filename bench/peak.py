"""One parse in a process of its own: `python -m bench.peak FILE` prints its processor seconds and megabytes.

The lexicons are loaded before the clock starts; the megabytes are the most that the whole process ever held.
"""

import json
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from candidates.parsing import parse_resume
from candidates.parsing.errors import NeedsOcr

ANYBODY = "李伟\n13800138000\n工作经历\n2019.03-2021.05 华信科技有限公司 工程师\n专业技能\nPython".encode()
# ru_maxrss counts bytes on macOS, kilobytes elsewhere.
MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True, slots=True)
class Cost:
    """What one parse took: processor time, and the peak of a process that does nothing else."""

    seconds: float
    megabytes: float


def cost_of(path: Path) -> Cost:
    """Parse `path` in a child process. A process inherits the peak of its parent: ask before this one has grown."""
    done = subprocess.run([sys.executable, "-m", __name__, str(path)], capture_output=True, text=True, check=True)
    return Cost(**json.loads(done.stdout))


def main(path: Path) -> None:
    data = path.read_bytes()
    parse_resume(ANYBODY)
    start = time.process_time()
    with suppress(NeedsOcr):  # a scan: what it took to see that counts
        parse_resume(data, path.name, allow_ocr=False)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(json.dumps(asdict(Cost(seconds, megabytes))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
