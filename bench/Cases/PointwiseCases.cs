using Whetstone.Kernels;
using Whetstone.Ops;

namespace Whetstone.Bench.Cases;

/// <summary>Pointwise functions, a chain of them, and softmax.</summary>
public static class PointwiseCases
{
    public static KernelCase Relu(int length) => Map(length, "relu", 1, (x, y, workers) => PointwiseKernel.Map(new Relu(), x.Span, y.Span, workers));

    /// <summary>Three functions one after the other, over the same array.</summary>
    public static KernelCase Chain(int length) => Map(length, "relu, tanh, sigmoid", 3, (x, y, workers) =>
    {
        PointwiseKernel.Map(new Relu(), x.Span, y.Span, workers);
        PointwiseKernel.Map(new Tanh(), y.Span, y.Span, workers);
        PointwiseKernel.Map(new Sigmoid(), y.Span, y.Span, workers);
    });

    public static IEnumerable<KernelCase> Softmax(int rows, int classes)
    {
        yield return new("softmax", $"{rows} x {classes}", "forward", 4.0 * rows * classes, 8.0 * rows * classes, () =>
        {
            Memory<float> x = Arrays.Filled((long)rows * classes), y = Arrays.Empty((long)rows * classes);
            return workers => SoftmaxKernel.Softmax(rows, classes, 1, x.Span, y.Span, workers);
        });
        yield return new("softmax", $"{rows} x {classes}", "input gradient", 4.0 * rows * classes, 12.0 * rows * classes, () =>
        {
            Memory<float> y = Arrays.Filled((long)rows * classes), dx = Arrays.Empty((long)rows * classes);
            return workers => SoftmaxKernel.SoftmaxGrad(rows, classes, 1, y.Span, y.Span, dx.Span, workers);
        });
    }

    private static KernelCase Map(int length, string name, int sweeps, Action<Memory<float>, Memory<float>, Workers> call) =>
        new("pointwise", $"{name} on {length}", "forward", (double)sweeps * length, 8.0 * length, () =>
        {
            Memory<float> x = Arrays.Filled(length), y = Arrays.Empty(length);
            return workers => call(x, y, workers);
        });
}
