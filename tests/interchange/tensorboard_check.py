#!/usr/bin/env python3
"""Checks that others read the event files Whetstone writes: run ./tensorboard-check in this folder.

The frames are checked with a CRC-32C of this script's own, and every event is parsed by Google's protobuf library with the fields of
TensorFlow's event.proto, summary.proto, graph.proto and what they include; a field it does not know is an error. Where the package
tensorboard is installed, its own loader reads the folder as well. Written with protobuf 4.21.12 (Debian's 3.21.12).

    tensorboard_check.py RUNNER         RUNNER is the command that runs our side
"""
import glob
import math
import struct
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

# message: fields as (name, number, type, whether it repeats); a type in capitals is another message.
MESSAGES = {
    "Event": [("wall_time", 1, "double", 0), ("step", 2, "int64", 0), ("file_version", 3, "string", 0), ("graph_def", 4, "bytes", 0), ("summary", 5, "Summary", 0),
              ("session_log", 7, "SessionLog", 0)],
    "SessionLog": [("status", 1, "int32", 0)],
    "Summary": [("value", 1, "SummaryValue", 1)],
    "SummaryValue": [("tag", 1, "string", 0), ("simple_value", 2, "float", 0)],
    "GraphDef": [("node", 1, "NodeDef", 1), ("versions", 4, "VersionDef", 0)],
    "VersionDef": [("producer", 1, "int32", 0)],
    "NodeDef": [("name", 1, "string", 0), ("op", 2, "string", 0), ("input", 3, "string", 1), ("device", 4, "string", 0), ("attr", 5, "AttrEntry", 1)],
    "AttrEntry": [("key", 1, "string", 0), ("value", 2, "AttrValue", 0)],
    "AttrValue": [("list", 1, "ListValue", 0), ("s", 2, "bytes", 0), ("type", 6, "int32", 0)],
    "ListValue": [("shape", 7, "TensorShape", 1)],
    "TensorShape": [("dim", 2, "Dim", 1)],
    "Dim": [("size", 1, "int64", 0)],
}


def classes():
    # The originals are proto3; proto2 is the same on the wire, and tells a 0 that was written from none.
    file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="check", syntax="proto2")
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind, repeated in fields:
            added = message.field.add(name=field, number=number, label=3 if repeated else 1)
            if kind in MESSAGES:
                added.type, added.type_name = 11, f".check.{kind}"
            else:
                added.type = {"double": 1, "float": 2, "int64": 3, "int32": 5, "string": 9, "bytes": 12}[kind]
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    factory = message_factory.MessageFactory(pool)
    return {name: factory.GetPrototype(pool.FindMessageTypeByName(f"check.{name}")) for name in MESSAGES}


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        length, check = struct.unpack_from("<QI", data, at)
        record = data[at + 12:at + 12 + length]
        assert masked(data[at:at + 8]) == check, f"length at {at}"
        assert struct.unpack_from("<I", data, at + 12 + length)[0] == masked(record), f"record at {at}"
        yield record
        at += 16 + length


def parse(kind, data):
    message = kind.FromString(data)
    # What the library does not know is missing when it writes the message again.
    message.DiscardUnknownFields()
    assert len(message.SerializeToString()) == len(data), f"{kind.DESCRIPTOR.name} has fields that are not published"
    return message


def check_with_protobuf(path):
    kinds = classes()
    events = [parse(kinds["Event"], r) for r in records(path)]
    assert events[0].file_version == "brain.Event:2"
    losses = [(e.step, v.simple_value) for e in events for v in e.summary.value if v.tag == "loss"]
    assert len(losses) == 100 and all(math.isclose(v, 1 / (1 + s), rel_tol=1e-6) for s, v in losses), losses
    graph = parse(kinds["GraphDef"], [e.graph_def for e in events if e.graph_def][0])
    nodes = {n.name: n for n in graph.node}
    assert nodes["dense/y"].op == "MatMul" and list(nodes["dense/y"].input) == ["x", "dense/w/read"], nodes["dense/y"]
    shapes = [a.value.list.shape[0] for a in nodes["dense/y"].attr if a.key == "_output_shapes"]
    assert [d.size for d in shapes[0].dim] == [-1, 2]
    print(f"protobuf: {len(events)} events, {len(nodes)} nodes")


def check_with_tensorboard(folder):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    loaded = EventAccumulator(folder)
    loaded.Reload()
    assert [s.step for s in loaded.Scalars("loss")] == list(range(100))
    assert any(n.name == "dense/y" for n in loaded.Graph().node)
    print("tensorboard: its loader shows the curve and the graph")


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([*sys.argv[1].split(), "events", folder], check=True)
    check_with_protobuf(glob.glob(f"{folder}/events.out.tfevents.*")[0])
    try:
        import tensorboard  # noqa: F401
    except ImportError:
        print("tensorboard: not installed, so not asked")
    else:
        check_with_tensorboard(folder)
