using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A step of an optimiser on one parameter, in place: inputs are the parameter, its gradient, and the rule's states.</summary>
/// <typeparam name="TFn">The rule.</typeparam>
/// <param name="Fn">Its settings for this step; a program reads them at each run.</param>
public sealed record Update<TFn>(StrongBox<TFn> Fn) : Op, IParameterUpdate where TFn : struct, IUpdate
{
    /// <inheritdoc/>
    public Op Together(IEnumerable<Op> updates) => new UpdateAll<TFn>([.. updates.Select(u => ((Update<TFn>)u).Fn)]);

    /// <inheritdoc/>
    public override string Name => typeof(TFn).Name;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 2 + TFn.States) throw Bad($"needs a parameter, a gradient and {TFn.States} states", x);
        foreach (Spec spec in x) if (spec != x[0] || spec.DType != DType.Float32) throw Bad("needs float32 tensors of one shape", x);
        return x[0];
    }

    /// <inheritdoc/>
    public override int? View(ReadOnlySpan<Spec> x) => 0;

    /// <inheritdoc/>
    public override bool Writes(int input) => input != 1;

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l) =>
        UpdateKernel.Run(Fn.Value, l.Change(0), l.X(1), TFn.States > 0 ? l.Change(2) : default, TFn.States > 1 ? l.Change(3) : default, TFn.States > 2 ? l.Change(4) : default, l.Workers);
}
