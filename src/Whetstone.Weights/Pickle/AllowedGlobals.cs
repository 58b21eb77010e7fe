using System.Text;

namespace Whetstone.Weights;

/// <summary>The names of Python that a pickle may mention, and all that they do. Everything else is refused by name.</summary>
internal static class AllowedGlobals
{
    private static readonly (string Module, string Name, Func<PickleArguments, PickleValue>? Call, StoredType? Storage)[] All =
    [
        ("torch", "FloatStorage", null, StoredType.F32),
        ("torch", "DoubleStorage", null, StoredType.F64),
        ("torch", "HalfStorage", null, StoredType.F16),
        ("torch", "BFloat16Storage", null, StoredType.BF16),
        ("torch", "LongStorage", null, StoredType.I64),
        ("torch", "IntStorage", null, StoredType.I32),
        ("torch", "ShortStorage", null, StoredType.I16),
        ("torch", "CharStorage", null, StoredType.I8),
        ("torch", "ByteStorage", null, StoredType.U8),
        ("torch", "BoolStorage", null, StoredType.Bool),
        ("torch._utils", "_rebuild_tensor", TensorRebuilding.Rebuild, null),
        ("torch._utils", "_rebuild_tensor_v2", TensorRebuilding.Rebuild, null),
        ("torch._utils", "_rebuild_parameter", a => a.At<PickleTensor>(0), null),
        ("torch", "Size", a => a.At<PickleTuple>(0), null),
        ("torch", "device", a => a.At<PickleText>(0), null),
        .. new[] { "float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool" }
            .Select(name => ("torch", name, (Func<PickleArguments, PickleValue>?)null, (StoredType?)null)),
        ("collections", "OrderedDict", Dictionary, null),
        ("builtins", "set", List, null),
        ("__builtin__", "set", List, null),
        ("builtins", "list", List, null),
        ("__builtin__", "list", List, null),
        ("_codecs", "encode", Encode, null),
        ("numpy", "dtype", a => new PickleNumpyType(NumpyTypes.Of(a.At<PickleText>(0).Value).Type), null),
        ("numpy.core.multiarray", "scalar", Scalar, null),
        ("numpy._core.multiarray", "scalar", Scalar, null),
    ];

    private static readonly Dictionary<(string Module, string Name), PickleGlobal> Known =
        All.ToDictionary(g => (g.Module, g.Name), g => new PickleGlobal($"{g.Module}.{g.Name}", g.Call, g.Storage));

    /// <exception cref="MalformedException">The name is not allowed.</exception>
    internal static PickleGlobal Find(string module, string name)
    {
        if (Known.TryGetValue((module, name), out PickleGlobal? found)) return found;
        string hint = module.StartsWith("torch.nn", StringComparison.Ordinal) || module.StartsWith("torchvision", StringComparison.Ordinal)
            ? "; the file holds a whole network with its code, of which only the weights can be read: save its state_dict() instead" : "";
        throw new MalformedException($"refused: the pickle asks for '{Shown(module)}.{Shown(name)}', which weights do not need; nothing was run{hint}");
    }

    // What a hostile file calls its things must not fill a screen.
    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);

    private static PickleDictionary Dictionary(PickleArguments arguments)
    {
        PickleDictionary made = new([]);
        if (arguments.Count == 0) return made;
        PickleList pairs = arguments.At<PickleList>(0);
        // A list that could be taken again and again would let a small file fill the memory.
        if (pairs.IsTaken) throw new MalformedException("two dictionaries are made from one list");
        pairs.IsTaken = true;
        foreach (PickleValue pair in pairs.Items)
        {
            (PickleValue key, PickleValue value) = pair switch
            {
                PickleTuple { Items: [var k, var v] } => (k, v),
                PickleList { Items: [var k, var v] } => (k, v),
                _ => throw new MalformedException($"an OrderedDict is made from {pair.Kind}, not a pair"),
            };
            Unpickler.Put(made, key, value);
        }
        return made;
    }

    private static PickleList List(PickleArguments arguments) => arguments.Count == 0 ? new([]) : arguments.At<PickleList>(0);

    // How protocols before 3 write bytes: as a text of Latin letters. It stays a text until somebody wants the bytes.
    private static PickleText Encode(PickleArguments arguments) => arguments.At<PickleText>(0);

    private static PickleValue Scalar(PickleArguments arguments)
    {
        StoredType type = arguments.At<PickleNumpyType>(0).Type;
        byte[] raw = arguments.At<PickleValue>(1) is PickleText { Value: var text } ? text.Length == type.Size ? Encoding.Latin1.GetBytes(text) : [] : arguments.At<PickleBytes>(1).Value;
        if (raw.Length != type.Size) throw new MalformedException($"a NumPy number of type {type.Name} has {raw.Length} bytes");
        Tensor value = type.FromBytes(raw, Shape.Scalar);
        return type.Holds is DType.Float32 or DType.Float64 or DType.Float16 or DType.BFloat16 ? new PickleReal(value.Item<double>()) : new PickleInteger(value.Item<long>());
    }
}
