namespace Whetstone.Tests;

public sealed class ReductionValueTests
{
    private static readonly Tensor X = FiniteDifference.Numbers(2, 3, 4, 5);

    public static TheoryData<int[]> AllAxes => new([], [0], [1], [-1], [2], [0, 1], [2, 3], [0, 2, 3], [0, 2], [1, 3], [0, 1, 2, 3]);

    [Theory, MemberData(nameof(AllAxes))]
    public void Every_reduction_follows_its_definition_over_any_axes(int[] axes)
    {
        Check(axes, v => v.Sum(), (x, k) => x.Sum(axes, k));
        Check(axes, v => v.Average(), (x, k) => x.Mean(axes, k));
        Check(axes, v => v.Aggregate(1.0, (a, b) => a * b), (x, k) => x.Prod(axes, k));
        Check(axes, v => v.Max(), (x, k) => x.Max(axes, k));
        Check(axes, v => v.Min(), (x, k) => x.Min(axes, k));
        Check(axes, v => Reference.Variance(v, 1), (x, k) => x.Var(axes, 1, k));
        Check(axes, v => Reference.Variance(v, 0), (x, k) => x.Var(axes, 0, k));
        Check(axes, v => Math.Sqrt(Reference.Variance(v, 1)), (x, k) => x.Std(axes, 1, k));
        Check(axes, v => v.Sum(Math.Abs), (x, k) => x.Norm(1, axes, k));
        Check(axes, v => Math.Sqrt(v.Sum(a => a * a)), (x, k) => x.Norm(2, axes, k));
        Check(axes, v => v.Max(Math.Abs), (x, k) => x.Norm(double.PositiveInfinity, axes, k));
        Check(axes, v => Math.Log(v.Sum(Math.Exp)), (x, k) => x.LogSumExp(axes, k));
        Check(axes, v => v.Any(a => a > 0) ? 1 : 0, (x, k) => x.Greater(0).Any(axes, k));
        Check(axes, v => v.All(a => a > 0) ? 1 : 0, (x, k) => x.Greater(0).All(axes, k));
    }

    [Theory]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    public void Other_floating_types_keep_their_type(DType type)
    {
        Tensor x = FiniteDifference.Numbers(3, 4, 2).To(type);
        double tolerance = type == DType.Float64 ? 1e-12 : type == DType.Float16 ? 1e-3 : 1e-2;
        foreach ((Tensor y, Func<double[], double> f) in new (Tensor, Func<double[], double>)[]
        {
            (x.Sum([0, 2]), v => v.Sum()), (x.Mean([0, 2]), v => v.Average()), (x.Max([0, 2]), v => v.Max()), (x.Min([0, 2]), v => v.Min()),
            (x.Prod([0, 2]), v => v.Aggregate(1.0, (a, b) => a * b)), (x.Var([0, 2]), v => Reference.Variance(v, 1)), (x.Norm(2, [0, 2]), v => Math.Sqrt(v.Sum(a => a * a))),
            (x.LogSumExp([0, 2]), v => Math.Log(v.Sum(Math.Exp))), (x.Norm(1, [0, 2]), v => v.Sum(Math.Abs)),
        })
        {
            Assert.Equal(type, y.DType);
            MemoryOrder.Near(Reference.Reduce(x, [0, 2], f), y, tolerance);
        }
        Assert.Equal(x.To(DType.Float64).ArgMax(1).ToArray<long>(), x.ArgMax(1).ToArray<long>());
    }

    [Fact]
    public void Sums_and_products_of_integers_are_exact_int64_and_means_float32()
    {
        Tensor x = Tensor.Of([9007199254740993L, 1, 2, 3], new Shape(2, 2));
        Assert.Equal([9007199254740994L, 5], x.Sum(1).ToArray<long>());
        Assert.Equal([9007199254740993L, 6], x.Prod(1).ToArray<long>());
        Assert.Equal([9007199254740993L, 3], x.Max(1).ToArray<long>());
        Assert.Equal(DType.Int64, Tensor.Of<byte>(200, 100).Sum().DType);
        Assert.Equal(300, Tensor.Of<byte>(200, 100).Sum().Item<long>());
        Assert.Equal(DType.UInt8, Tensor.Of<byte>(200, 100).Max().DType);
        Assert.Equal(2, Tensor.Of(true, false, true).Sum().Item<long>());
        Assert.Equal(150, Tensor.Of<byte>(200, 100).Mean().Item());
        Assert.Equal(DType.Float32, Tensor.Of<byte>(200, 100).Mean().DType);
        Assert.Equal(DType.Bool, Tensor.Of(true, false).Min().DType);
        Assert.Equal(1, Tensor.Of<byte>(1, 7, 7).ArgMax().Item<long>());
    }

    [Fact]
    public void The_first_of_equal_extremes_is_named()
    {
        Tensor x = Tensor.Of([1f, 5, 5, 0, 0, 7], new Shape(2, 3));
        Assert.Equal([1L, 2], x.ArgMax(1).ToArray<long>());
        Assert.Equal([0L, 0], x.ArgMin(1).ToArray<long>());
        Assert.Equal([0L, 0, 1], x.ArgMax(0).ToArray<long>());
        Assert.Equal(5, x.ArgMax().Item<long>());
        Assert.Equal(new Shape(2, 1), x.ArgMax(1, keepDims: true).Shape);
        Assert.Equal(new Shape(1, 1), x.ArgMax(keepDims: true).Shape);
    }

    [Fact]
    public void Running_sums_go_either_way()
    {
        Tensor x = Tensor.Of([1f, 2, 3, 4, 5, 6], new Shape(2, 3));
        Assert.Equal([1f, 3, 6, 4, 9, 15], x.CumSum(1).ToArray());
        Assert.Equal([6f, 5, 3, 15, 11, 6], x.CumSum(1, reverse: true).ToArray());
        Assert.Equal([1f, 2, 3, 5, 7, 9], x.CumSum(0).ToArray());
        Assert.Equal([1.0, 2, 3, 5, 7, 9], x.To(DType.Float64).CumSum(0).ToArray<double>());
        Assert.Equal([5L, 7, 9, 4, 5, 6], x.To(DType.UInt8).CumSum(0, reverse: true).ToArray<long>());
    }

    private static void Check(int[] axes, Func<double[], double> definition, Func<Tensor, bool, Tensor> op)
    {
        double[] expected = Reference.Reduce(X, axes, definition);
        MemoryOrder.Near(expected, op(X, false));
        MemoryOrder.Near(expected, op(X, true));
        MemoryOrder.Near(expected, op(MemoryOrder.ChannelsLast(X), false));
        MemoryOrder.Near(expected, op(MemoryOrder.ChannelsLast(X), true));
        Assert.Equal(((Axes)axes).Reduced(X.Shape, true), op(X, true).Shape);
        Assert.Equal(((Axes)axes).Reduced(X.Shape, false), op(X, false).Shape);
    }
}
