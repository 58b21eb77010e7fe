using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradients of gamma and beta in <see cref="BatchNormMap{TFn}"/>, [2, C], of x, dy, gamma, beta and the moments. The function's slope is computed again.</summary>
/// <typeparam name="TFn">The function behind batch norm.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormMapGradSums<TFn>(double Eps, TFn Fn) : Op where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNorm{typeof(TFn).Name}GradSums";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[4] : throw Bad("input and gradient differ", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input < 2;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormGradKernel.Sums(Fn, rows, c, l.X(0), l.X(1), l.X(4)[..c], l.X(4)[c..], (float)Eps, l.X(2), l.X(3), l.Y[..c], l.Y[c..], l.Workers);
    }
}

/// <summary>The gradient of x in <see cref="BatchNormMap{TFn}"/>, of x, dy, gamma, beta, the moments and what <see cref="BatchNormMapGradSums{TFn}"/> found.</summary>
/// <typeparam name="TFn">The function behind batch norm.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Rows">Pixels of all images, over which the moments were taken.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormMapGradInput<TFn>(double Eps, int Rows, TFn Fn) : Op where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNorm{typeof(TFn).Name}GradInput";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[0] : throw Bad("input and gradient differ", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input < 2;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormGradKernel.Input(Fn, rows, c, l.X(0), l.X(1), l.X(4)[..c], l.X(4)[c..], (float)Eps, l.X(2), l.X(3), l.X(5)[..c], l.X(5)[c..], l.Y, Rows, l.Workers);
    }
}
