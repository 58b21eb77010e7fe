namespace Whetstone;

/// <summary>The operators of the comparisons, which the language wants in pairs.</summary>
public static class Comparisons
{
    extension(Tensor)
    {
        /// <inheritdoc cref="Whetstone.Ops.Less"/>
        public static Tensor operator <(Tensor a, Tensor b) => a.Map(new Less(), b);

        /// <inheritdoc cref="Whetstone.Ops.Less"/>
        public static Tensor operator <(Tensor a, double b) => a.Map(new Less(), b);

        /// <inheritdoc cref="Whetstone.Ops.Greater"/>
        public static Tensor operator >(Tensor a, Tensor b) => a.Map(new Greater(), b);

        /// <inheritdoc cref="Whetstone.Ops.Greater"/>
        public static Tensor operator >(Tensor a, double b) => a.Map(new Greater(), b);

        /// <inheritdoc cref="Whetstone.Ops.LessEqual"/>
        public static Tensor operator <=(Tensor a, Tensor b) => a.Map(new LessEqual(), b);

        /// <inheritdoc cref="Whetstone.Ops.LessEqual"/>
        public static Tensor operator <=(Tensor a, double b) => a.Map(new LessEqual(), b);

        /// <inheritdoc cref="Whetstone.Ops.GreaterEqual"/>
        public static Tensor operator >=(Tensor a, Tensor b) => a.Map(new GreaterEqual(), b);

        /// <inheritdoc cref="Whetstone.Ops.GreaterEqual"/>
        public static Tensor operator >=(Tensor a, double b) => a.Map(new GreaterEqual(), b);
    }
}
