using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>A step of an optimiser on many parameters, in place, in one loop: what the compiler makes of one <see cref="Update{TFn}"/> a parameter.</summary>
/// <typeparam name="TFn">The rule.</typeparam>
/// <param name="Fns">The rule's settings for each parameter; a program reads them at each run.</param>
/// <remarks>Inputs are, one parameter after the other, the parameter, its gradient, and the rule's states. The result is the first parameter.</remarks>
public sealed record UpdateAll<TFn>(IReadOnlyList<StrongBox<TFn>> Fns) : Op where TFn : struct, IUpdate
{
    private static int Parts => 2 + TFn.States;

    /// <inheritdoc/>
    public override string Name => $"{typeof(TFn).Name}x{Fns.Count}";

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length == 0 || x.Length != Parts * Fns.Count) throw Bad($"needs {Parts} tensors for each of {Fns.Count} parameters", x);
        for (int i = 0; i < x.Length; i++)
            if (x[i] != x[i / Parts * Parts] || x[i].DType != DType.Float32) throw Bad("needs float32 tensors of the parameter's shape", x);
        return x[0];
    }

    /// <inheritdoc/>
    public override int? View(ReadOnlySpan<Spec> x) => 0;

    /// <inheritdoc/>
    public override bool Writes(int input) => input % Parts != 1;

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        Work work = l.Once(this, static (op, in l) => op.Plan(l));
        work.Cuts.Run<TFn, Segments>(new(Fns, work.Inputs), l.Workers);
    }

    private Work Plan(in Launch l)
    {
        LaunchInput[] inputs = new LaunchInput[l.Count];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = l.Input(i);
        return new(inputs, new([.. Enumerable.Range(0, Fns.Count).Select(i => inputs[i * Parts].Length)]));
    }

    private sealed record Work(LaunchInput[] Inputs, SegmentedUpdate Cuts);

    private readonly struct Segments(IReadOnlyList<StrongBox<TFn>> fns, LaunchInput[] inputs) : IUpdateSegments<TFn>
    {
        public int Count => fns.Count;

        public int Length(int segment) => inputs[segment * Parts].Length;

        public TFn Rule(int segment) => fns[segment].Value;

        public Span<float> Memory(int segment, int part) => inputs[segment * Parts + part].Floats;
    }
}
