namespace Whetstone.Weights;

/// <summary>Tensors and storages as PyTorch describes them in a pickle.</summary>
internal static class TensorRebuilding
{
    /// <summary><c>_rebuild_tensor(storage, offset, size, stride, ...)</c>; whether a gradient is wanted, and hooks, do not concern weights.</summary>
    internal static PickleValue Rebuild(PickleArguments arguments)
    {
        PickleStorage storage = arguments.At<PickleStorage>(0);
        long offset = arguments.Integer(1);
        Shape shape = Extents.ToShape(arguments.Integers(2));
        long[] strides = arguments.Integers(3);
        if (strides.Length != shape.Rank) throw new MalformedException($"a tensor {shape} has {strides.Length} strides");
        if (offset < 0) throw new MalformedException($"a tensor starts at element {offset:N0}");
        if (shape.Size > 0 && LastIndex(offset, shape, strides) >= storage.Count)
            throw new MalformedException($"a tensor {shape} from element {offset:N0} on reaches beyond its storage of {storage.Count:N0} elements");
        return new PickleTensor(storage, offset, shape, strides);
    }

    /// <summary>A persistent id: <c>('storage', type, key, location, count)</c>, in old files with a part <c>(key, offset, count)</c> of it.</summary>
    internal static PickleStorage Storage(PickleValue id)
    {
        if (id is not PickleTuple { Items: { Length: >= 5 } parts } || parts[0] is not PickleText { Value: "storage" })
            throw new MalformedException("refused: a reference outside the file that is no storage of numbers");
        PickleArguments arguments = new("a storage's id", parts);
        StoredType type = arguments.At<PickleGlobal>(1).Storage ?? throw new MalformedException($"{arguments.At<PickleGlobal>(1).Name} is no type of storage");
        string key = arguments.At<PickleText>(2).Value;
        long count = Count(arguments, 4);
        if (parts.Length == 5 || parts[5] is PickleNone) return new(type, key, 0, count, count);
        PickleArguments part = new("a part of a storage", arguments.At<PickleTuple>(5).Items);
        (long offset, long length) = (Count(part, 1), Count(part, 2));
        if (offset > count - length) throw new MalformedException($"a storage of {length:N0} elements from {offset:N0} on reaches beyond the {count:N0} of which it is a part");
        return new(type, key, offset, length, count);
    }

    private static long Count(PickleArguments arguments, int index) =>
        arguments.Integer(index) is >= 0 and <= int.MaxValue and var count ? count : throw new MalformedException($"a storage of {arguments.Integer(index):N0} elements");

    private static Int128 LastIndex(long offset, Shape shape, long[] strides)
    {
        Int128 last = offset;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            if (strides[axis] < 0) throw new MalformedException($"a tensor has the stride {strides[axis]}");
            last += (Int128)strides[axis] * (shape[axis] - 1);
        }
        return last;
    }
}
