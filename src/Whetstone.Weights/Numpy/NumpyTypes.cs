namespace Whetstone.Weights;

/// <summary>NumPy's names of element types: an order of bytes, a letter, a size.</summary>
internal static class NumpyTypes
{
    private static readonly Dictionary<string, StoredType> Known = new()
    {
        ["f4"] = StoredType.F32,
        ["f8"] = StoredType.F64,
        ["f2"] = StoredType.F16,
        ["i8"] = StoredType.I64,
        ["i4"] = StoredType.I32,
        ["i2"] = StoredType.I16,
        ["i1"] = StoredType.I8,
        ["u8"] = StoredType.U64,
        ["u4"] = StoredType.U32,
        ["u2"] = StoredType.U16,
        ["u1"] = StoredType.U8,
        ["b1"] = StoredType.Bool,
    };

    /// <exception cref="MalformedException">No tensor holds such elements.</exception>
    internal static (StoredType Type, bool BigEndian) Of(string name)
    {
        string plain = name.TrimStart('<', '>', '|', '=');
        if (plain.StartsWith('O')) throw new MalformedException("refused: the array holds Python objects, which are a pickle; save numbers instead");
        return Known.TryGetValue(plain, out StoredType? type) && name.Length - plain.Length <= 1 ? (type, name[0] == '>')
            : throw new MalformedException($"elements of type '{new string([.. name.Take(40)])}', which no tensor here holds");
    }

    /// <exception cref="NotSupportedException">NumPy has no such type.</exception>
    internal static string NameOf(DType type)
    {
        StoredType stored = StoredType.Of(type);
        string name = Known.FirstOrDefault(k => k.Value == stored).Key
            ?? throw new NotSupportedException($"NumPy has no type {type.Name}; convert with .To(DType.Float32) first");
        return (stored.Size == 1 ? "|" : "<") + name;
    }
}
