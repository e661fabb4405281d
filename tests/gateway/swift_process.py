"""Runs inside the interpreter of Debian's Swift: one of its servers, or the making of its rings.

    swift_process.py serve SECTION CONFIGURATION
    swift_process.py rings FOLDER account=PORT container=PORT object=PORT

Debian's packages of the four servers start services when they are installed. The code of all four is in
the package python3-swift, and this is what their programs do.
"""

import pathlib
import sys

import swift.common.utils


def serve(section, configuration):
    # Swift looks for its hash suffix here before it has read where else to look.
    swift.common.utils.set_swift_dir(str(pathlib.Path(configuration).parent))
    from swift.common.wsgi import run_wsgi

    return run_wsgi(configuration, section, verbose=True)


def rings(folder, *ports):
    """One device and one copy: what is tested is who may ask, not how data is kept."""
    from swift.common.ring import RingBuilder

    for name, port in (entry.split("=") for entry in ports):
        builder = RingBuilder(part_power=2, replicas=1, min_part_hours=0)
        builder.add_dev(
            {"id": 0, "region": 1, "zone": 1, "weight": 1, "device": "d1"}
            | {"ip": "127.0.0.1", "port": int(port)}
        )
        builder.rebalance()
        builder.get_ring().save(f"{folder}/{name}.ring.gz")
    return 0


if __name__ == "__main__":
    work = {"serve": serve, "rings": rings}[sys.argv[1]]
    sys.exit(work(*sys.argv[2:]))
