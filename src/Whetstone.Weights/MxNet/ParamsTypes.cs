namespace Whetstone.Weights;

/// <summary>MXNet's numbers of element types.</summary>
internal static class ParamsTypes
{
    private static readonly StoredType[] Known =
    [
        StoredType.F32, StoredType.F64, StoredType.F16, StoredType.U8, StoredType.I32, StoredType.I8, StoredType.I64, StoredType.Bool,
        StoredType.I16, StoredType.U16, StoredType.U32, StoredType.U64, StoredType.BF16,
    ];

    internal static StoredType Of(uint number) => number < Known.Length ? Known[number] : throw new MalformedException($"elements of type {number}, which MXNet does not know");

    internal static int NumberOf(DType type) => Array.IndexOf(Known, StoredType.Of(type));
}
