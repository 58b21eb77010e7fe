using System.Numerics;
using System.Runtime.InteropServices;

namespace Whetstone.Weights;

/// <summary>An element type as files hold it. Those that no tensor has are widened while they are read.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="Holds">The type of the tensor.</param>
/// <param name="Widen">Turns the bytes into a tensor; null where they are the tensor's own.</param>
internal sealed record StoredType(string Name, int Size, DType Holds, Func<byte[], Shape, Tensor>? Widen = null)
{
    internal static readonly StoredType
        F32 = new("float32", 4, DType.Float32), F64 = new("float64", 8, DType.Float64), F16 = new("float16", 2, DType.Float16), BF16 = new("bfloat16", 2, DType.BFloat16),
        I64 = new("int64", 8, DType.Int64), I32 = new("int32", 4, DType.Int32), U8 = new("uint8", 1, DType.UInt8),
        Bool = new("bool", 1, DType.Bool, (raw, shape) => Tensor.Of(Array.ConvertAll(raw, b => b != 0), shape)),
        I16 = new("int16", 2, DType.Int32, To<short, int>), I8 = new("int8", 1, DType.Int32, To<sbyte, int>),
        U16 = new("uint16", 2, DType.Int32, To<ushort, int>), U32 = new("uint32", 4, DType.Int64, To<uint, long>), U64 = new("uint64", 8, DType.Int64, To<ulong, long>);

    /// <summary>The type that a tensor's elements are written as.</summary>
    internal static StoredType Of(DType type) => type switch
    {
        DType.Float32 => F32,
        DType.Float64 => F64,
        DType.Float16 => F16,
        DType.BFloat16 => BF16,
        DType.Int64 => I64,
        DType.Int32 => I32,
        DType.UInt8 => U8,
        _ => Bool,
    };

    /// <summary>Reads a tensor from its elements in row-major order.</summary>
    internal Tensor Read(WeightBytes from, Shape shape, bool bigEndian = false)
    {
        if (Widen is null && !(bigEndian && Size > 1)) return from.Tensor(new(shape, Holds));
        byte[] raw = from.Take((long)shape.Size * Size, $"a tensor {Name} {shape}");
        if (bigEndian) Swap(raw);
        return FromBytes(raw, shape);
    }

    /// <summary>A tensor of the given little-endian elements in row-major order.</summary>
    internal Tensor FromBytes(byte[] raw, Shape shape)
    {
        if (Widen is not null) return Widen(raw, shape);
        using MemoryStream stream = new(raw, writable: false);
        return Tensor.ReadFrom(stream, new(shape, Holds));
    }

    internal void Swap(Span<byte> raw)
    {
        for (int i = 0; i < raw.Length; i += Size) raw.Slice(i, Size).Reverse();
    }

    private static Tensor To<TStored, THeld>(byte[] raw, Shape shape) where TStored : unmanaged, INumber<TStored> where THeld : unmanaged, INumber<THeld>
    {
        ReadOnlySpan<TStored> from = MemoryMarshal.Cast<byte, TStored>(raw);
        THeld[] to = new THeld[from.Length];
        try
        {
            for (int i = 0; i < to.Length; i++) to[i] = THeld.CreateChecked(from[i]);
        }
        catch (OverflowException)
        {
            throw new MalformedException($"an element of type {typeof(TStored).Name} is too large for {typeof(THeld).Name}");
        }
        return Tensor.Of(to, shape);
    }
}
