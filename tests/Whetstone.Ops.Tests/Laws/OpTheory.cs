using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>What the laws of heavy ops share: the trials that the classes implementing <see cref="IOpCase"/> name.</summary>
public abstract class OpTheory
{
    protected static Dictionary<string, OpTrial> Trials { get; } = OpTrials.In(typeof(OpTheory).Assembly);

    public static TheoryData<string> Names => [.. Trials.Keys];

    /// <summary>Trials whose result depends differentiably on an input, small enough for differences.</summary>
    public static TheoryData<string> Smooth => [.. Trials.Where(t => t.Value.CheckGradients && Differentiable(t.Value)).Select(t => t.Key)];

    /// <summary>Whether the op's result is floating and some float32 input has a gradient.</summary>
    protected static bool Differentiable(OpTrial t) =>
        t.Op.Infer([.. t.Inputs.Select(x => x.Spec)]).DType == DType.Float32 && t.Inputs.Where((x, i) => x.DType == DType.Float32 && t.Op.IsDifferentiable(i)).Any();

    /// <summary>The result, and the gradients of all float32 inputs it depends on.</summary>
    protected static List<Tensor> Results(OpTrial trial, IReadOnlyList<Tensor> inputs, Tensor? dy)
    {
        Tensor[] x = [.. inputs.Select(t => t.DType == DType.Float32 ? t.Detach().AttachGrad() : t)];
        Tensor y = trial.Op.Apply(x);
        List<Tensor> results = [y];
        if (!y.RequiresGrad || dy is null) return results;
        y.Backward(dy);
        results.AddRange(x.Where(t => t.RequiresGrad && t.Grad is not null).Select(t => t.Grad!));
        return results;
    }
}
