using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The end of a residual block in one sweep: batch normalisation in training, plus a residual, and a pointwise function of the sum.</summary>
/// <remarks>Inputs: those of <see cref="BatchNorm"/>, then the residual, of x's shape.</remarks>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormAddMap<TFn>(double Eps, TFn Fn) : Op, INormMap where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNormAdd{typeof(TFn).Name}";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[4] == x[0] ? new BatchNorm(Eps).Infer(x[..4]) : throw Bad("input and residual differ", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input is 0 or 4;

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => input is 0 or 4;

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input != 3;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormKernel.ApplyAndAdd(Fn, rows, c, l.X(0), l.X(4), l.X(3)[..c], l.X(3)[c..], (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override Tensor?[] Gradients(bool[] wanted, Tensor[] x, Tensor y, Tensor dy)
    {
        BatchNorm norm = new(Eps);
        Tensor dz = new MapGrad<TFn>(Fn).Apply(norm.Apply(x.AsSpan(0, 4)) + x[4], y, dy);
        return [.. norm.Gradients(wanted[..4], x[..4], y, dz), dz];
    }

    /// <inheritdoc/>
    public override Tensor Lower(Tensor[] x) => new Map<TFn>(Fn).Apply(new BatchNorm(Eps).Apply(x.AsSpan(0, 4)) + x[4]);
}

/// <summary>The same with given moments: inputs of <see cref="BatchNormInference"/>, then the residual.</summary>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Fn">The function.</param>
public sealed record BatchNormInferenceAddMap<TFn>(double Eps, TFn Fn) : Op, INormMap where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"BatchNormInferenceAdd{typeof(TFn).Name}";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[5] == x[0] ? new BatchNormInference(Eps).Infer(x[..5]) : throw Bad("input and residual differ", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input is 0 or 5;

    /// <inheritdoc/>
    public override bool MayOverwrite(int input) => input is 0 or 5;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (int rows, int c) = Channels.Extents(l.Shape(0));
        BatchNormKernel.ApplyAndAdd(Fn, rows, c, l.X(0), l.X(5), l.X(3), l.X(4), (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        BatchNormInference norm = new(Eps);
        Tensor z = norm.Apply(x.AsSpan(0, 5)), dz = new MapGrad<TFn>(Fn).Apply(z + x[5], y, dy);
        return input == 5 ? dz : norm.Gradient(input, x[..5], z, dz);
    }

    /// <inheritdoc/>
    public override Tensor Lower(Tensor[] x) => new Map<TFn>(Fn).Apply(new BatchNormInference(Eps).Apply(x.AsSpan(0, 5)) + x[5]);
}
