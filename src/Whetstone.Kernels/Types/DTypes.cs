namespace Whetstone;

/// <summary>Facts about element types.</summary>
public static class DTypes
{
    private static readonly string[] Names = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool"];
    private static readonly byte[] Sizes = [4, 8, 2, 2, 8, 4, 1, 1];

    extension(DType type)
    {
        /// <summary>Bytes an element.</summary>
        public int Size => Sizes[(int)type];

        /// <summary>The field's name, such as <c>float32</c>.</summary>
        public string Name => Names[(int)type];

        /// <summary>Whether the type holds fractions.</summary>
        public bool IsFloating => type <= DType.BFloat16;

        /// <summary>The type in which arithmetic on <paramref name="type"/> is done: float32 for up to 32-bit floats, else float64.</summary>
        public DType Compute => type is DType.Float32 or DType.Float16 or DType.BFloat16 ? DType.Float32 : DType.Float64;

        /// <summary>The type of combined operands: the wider kind, then the wider size, as in PyTorch.</summary>
        public DType Promote(DType other)
        {
            if (type == other) return type;
            if (type is DType.Float16 && other is DType.BFloat16 || type is DType.BFloat16 && other is DType.Float16) return DType.Float32;
            return Rank(type) >= Rank(other) ? type : other;
        }

        /// <summary>The type whose name is <paramref name="name"/>.</summary>
        /// <exception cref="ArgumentException">No such type.</exception>
        public static DType Parse(string name)
        {
            int index = Array.IndexOf(Names, name);
            return index >= 0 ? (DType)index : throw new ArgumentException($"unknown element type '{name}'; known: {string.Join(", ", Names)}");
        }

        /// <summary>The element type that stores <typeparamref name="T"/>.</summary>
        /// <exception cref="ArgumentException">No tensor holds <typeparamref name="T"/>.</exception>
        public static DType Of<T>() where T : unmanaged =>
            typeof(T) == typeof(float) ? DType.Float32 : typeof(T) == typeof(double) ? DType.Float64 :
            typeof(T) == typeof(Half) ? DType.Float16 : typeof(T) == typeof(BFloat16) ? DType.BFloat16 :
            typeof(T) == typeof(long) ? DType.Int64 : typeof(T) == typeof(int) ? DType.Int32 :
            typeof(T) == typeof(byte) ? DType.UInt8 : typeof(T) == typeof(bool) ? DType.Bool :
            throw new ArgumentException($"no tensor holds {typeof(T).Name}; known: float, double, Half, BFloat16, long, int, byte, bool");
    }

    private static int Rank(DType type) => type switch
    {
        DType.Bool => 0,
        DType.UInt8 => 1,
        DType.Int32 => 2,
        DType.Int64 => 3,
        DType.Float16 or DType.BFloat16 => 4,
        DType.Float32 => 5,
        _ => 6,
    };
}
