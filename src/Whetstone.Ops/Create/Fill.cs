namespace Whetstone.Ops
{
    /// <summary>A tensor with every element the same.</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="Type">Element type of the result.</param>
    /// <param name="Value">The number.</param>
    [Op("Fill", Onnx = "ConstantOfShape", Since = 9)]
    public sealed record Fill(Shape Target, DType Type, double Value) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => new(Target, Type);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            switch (Type)
            {
                case DType.Float32: l.Y.Fill((float)Value); break;
                case DType.Float64: l.Out<double>().Fill(Value); break;
                case DType.Float16: l.Out<Half>().Fill((Half)Value); break;
                case DType.BFloat16: l.Out<BFloat16>().Fill((BFloat16)(float)Value); break;
                case DType.Int64: l.Out<long>().Fill((long)Value); break;
                case DType.Int32: l.Out<int>().Fill((int)Value); break;
                case DType.Bool: l.OutBytes().Fill(Value != 0 ? (byte)1 : (byte)0); break;
                default: l.OutBytes().Fill((byte)Value); break;
            }
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Fill</c>.</summary>
    public static class FillApi
    {
        extension(Tensor x)
        {
            /// <summary>Zeros of the given shape.</summary>
            public static Tensor Zeros(Shape shape, DType type = DType.Float32) => new Fill(shape, type, 0).Apply();

            /// <summary>Ones of the given shape.</summary>
            public static Tensor Ones(Shape shape, DType type = DType.Float32) => new Fill(shape, type, 1).Apply();

            /// <summary>One number throughout the given shape.</summary>
            public static Tensor Full(Shape shape, double value, DType type = DType.Float32) => new Fill(shape, type, value).Apply();

            /// <summary>Zeros of this tensor's shape and type.</summary>
            public Tensor ZerosLike() => new Fill(x.Shape, x.DType, 0).Apply();

            /// <summary>Ones of this tensor's shape and type.</summary>
            public Tensor OnesLike() => new Fill(x.Shape, x.DType, 1).Apply();
        }
    }
}
