using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Applies any pointwise function, the user's own included.</summary>
public static class Pointwise
{
    extension(Tensor x)
    {
        /// <summary><c>fn</c> of every element. Shape: any → same.</summary>
        public Tensor Map<TFn>(TFn fn) where TFn : struct, IPointwise => new Map<TFn>(fn).Apply(x);

        /// <summary><c>fn</c> of every pair of elements, broadcasting.</summary>
        public Tensor Map<TFn>(TFn fn, Tensor b) where TFn : struct, IPointwise2 => new Map2<TFn>(fn).Apply(x, b);

        /// <summary><c>fn</c> of every element and a number, which takes the tensor's type if that holds it.</summary>
        public Tensor Map<TFn>(TFn fn, double b) where TFn : struct, IPointwise2 => new Map2<TFn>(fn).Apply(x, x.Constant(b));

        /// <summary>A number as a tensor of rank 0 that does not change the type of what it is combined with, unless it has a fraction and that type has none.</summary>
        public Tensor Constant(double value) => Number(value, x.DType.IsFloating || value == Math.Floor(value) ? x.DType == DType.Bool ? DType.Int64 : x.DType : DType.Float32);
    }

    private static Tensor Number(double value, DType type) => type switch
    {
        DType.Float32 => Tensor.Of((float)value),
        _ => Tensor.Of(value).To(type),
    };
}
