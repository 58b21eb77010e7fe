using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Batch normalisation in training and a pointwise function of it, in one sweep: inputs as of <see cref="BatchNorm"/>.</summary>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormMap<TFn>(double Eps, TFn Fn) : Op, INormMap where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNorm{typeof(TFn).Name}";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => new BatchNorm(Eps).Infer(x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormKernel.Apply(Fn, rows, c, l.X(0), l.X(3)[..c], l.X(3)[c..], (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input < 3;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor?[] Gradients(bool[] wanted, Tensor[] x, Tensor y, Tensor dy)
    {
        Tensor sums = new BatchNormMapGradSums<TFn>(Eps, Fn).Apply(x[0], dy, x[1], x[2], x[3]);
        Tensor? dx = wanted[0] ? new BatchNormMapGradInput<TFn>(Eps, Channels.Extents(x[0].Shape).Rows, Fn).Apply(x[0], dy, x[1], x[2], x[3], sums) : null;
        return [dx, sums[0], sums[1], null];
    }

    /// <inheritdoc/>
    public override Tensor Lower(Tensor[] x) => new Map<TFn>(Fn).Apply(new BatchNorm(Eps).Apply(x));
}

/// <summary>Batch normalisation with given moments and a pointwise function of it, in one sweep: inputs as of <see cref="BatchNormInference"/>.</summary>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormInferenceMap<TFn>(double Eps, TFn Fn) : Op, INormMap where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNormInference{typeof(TFn).Name}";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => new BatchNormInference(Eps).Infer(x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormKernel.Apply(Fn, rows, c, l.X(0), l.X(3), l.X(4), (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        BatchNormInference norm = new(Eps);
        Tensor z = norm.Apply(x);
        return norm.Gradient(input, x, z, new MapGrad<TFn>(Fn).Apply(z, y, dy));
    }

    /// <inheritdoc/>
    public override Tensor Lower(Tensor[] x) => new Map<TFn>(Fn).Apply(new BatchNormInference(Eps).Apply(x));
}

/// <summary>Batch norm and a pointwise function in one op, whatever the function: what a compiler pass looks for.</summary>
public interface INormMap;
