using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Linear"/> of prepared weights and a pointwise function of it: <c>fn(x [..., in] · wᵀ + bias [out]) → [..., out]</c>. What the compiler puts in the place of both.</summary>
/// <remarks>Inputs: x, what <see cref="PrepareLinear"/> made of the weights, and perhaps the bias.</remarks>
/// <typeparam name="TFn">The function, such as an activation.</typeparam>
/// <param name="Outputs">Features of the result.</param>
/// <param name="Fn">The function.</param>
public sealed record PreparedLinear<TFn>(int Outputs, TFn Fn) : Op, IPreparedLinear where TFn : struct, IPointwise
{
    /// <inheritdoc/>
    public override string Name => $"PreparedLinear{(TFn.IsIdentity ? "" : typeof(TFn).Name)}";

    /// <inheritdoc/>
    public bool IsOpen => TFn.IsIdentity;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length is not (2 or 3) || x[0].Shape.Rank == 0 || Outputs < 0) throw Bad("expects x [..., in], prepared weights and perhaps bias [out]", x);
        foreach (Spec s in x) if (s.DType != DType.Float32) throw Bad("needs float32", x);
        if (x[0].Shape[^1] == 0) throw Bad("needs at least one feature", x);
        if (x[1].Shape.Rank != 1 || x[1].Shape[0] != PreparedGemm.Length(Outputs, x[0].Shape[^1])) throw Bad($"the second input is not of weights [{Outputs}, {x[0].Shape[^1]}]", x);
        if (x.Length == 3 && (x[2].Shape.Rank != 1 || x[2].Shape[0] != Outputs)) throw Bad("needs one bias an output", x);
        return x[0] with { Shape = x[0].Shape.With(-1, Outputs) };
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        Shape x = l.Shape(0);
        PreparedGemm.Run(Fn, x.Outer(x.Rank - 1), Outputs, x[^1], l.X(0), l.X(1), l.Count == 3 ? l.X(2) : default, l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public Op Then<TOther>(TOther fn) where TOther : struct, IPointwise => new PreparedLinear<TOther>(Outputs, fn);
}

/// <summary>What a compiler pass may know of a <see cref="PreparedLinear{TFn}"/> without its function's type.</summary>
public interface IPreparedLinear
{
    /// <summary>Whether there is no function yet.</summary>
    bool IsOpen { get; }

    /// <summary>The same, then a function.</summary>
    Op Then<TOther>(TOther fn) where TOther : struct, IPointwise;
}
