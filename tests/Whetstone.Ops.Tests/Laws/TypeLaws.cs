using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>What <c>Infer</c> promises, <c>Run</c> delivers, for every element type.</summary>
public sealed class TypeLaws : PointwiseTheory
{
    private static readonly DType[] Types = [DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.UInt8, DType.Bool];

    [Theory, MemberData(nameof(Names))]
    public void Shape_type_and_every_element_are_as_inferred(string name)
    {
        PointwiseCase op = Named(name);
        foreach (DType type in Types)
            foreach (Shape shape in (Shape[])[[], [0], [5], [2, 0, 3], [2, 3]])
                Check(op, [.. Inputs(op, shape, seed: 6).Select(t => t.To(type))]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Mixed_types_combine_to_the_wider(string name)
    {
        PointwiseCase op = Named(name);
        if (op.Arity == 1) return;
        foreach (DType a in Types)
            foreach (DType b in Types)
            {
                Tensor[] x = Inputs(op, [4], seed: 7);
                Check(op, [.. x.Select((t, i) => t.To(i == x.Length - 1 ? b : a))]);
            }
    }

    private static void Check(PointwiseCase op, Tensor[] x)
    {
        Spec inferred = op.Op.Infer([.. x.Select(t => t.Spec)]);
        Tensor y = op.Op.Apply(x);
        Assert.Equal(inferred, y.Spec);
        Assert.Equal(inferred.Shape.Size, y.ToArray<double>().Length);

        double[][] wide = [.. x.Select(t => t.ToArray<double>())];
        double[] got = y.ToArray<double>(), expected = new double[got.Length];
        for (int i = 0; i < got.Length; i++) expected[i] = op.Value([.. wide.Select(c => c[i])]);
        expected = Tensor.Of(expected).To(y.DType).ToArray<double>();
        for (int i = 0; i < got.Length; i++)
            Assert.True(Difference.Relative(got[i], expected[i], 1) <= Spacing(y.DType),
                        $"{op.Name} of {string.Join(", ", x.Select(t => t.DType.Name))} at ({string.Join(", ", wide.Select(c => c[i]))}) is {got[i]}, not {expected[i]}");
    }

    // Float32 has its own kernels, whose values may differ from the reference in the last bits; every other type is computed by the reference.
    private static double Spacing(DType type) => type == DType.Float32 ? 2e-6 : 0;
}
