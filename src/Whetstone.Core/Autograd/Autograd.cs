namespace Whetstone;

/// <summary>Whether operations are remembered for gradients, and whether layers behave as in training, for the current flow of control.</summary>
/// <remarks>
/// Recording is on unless a scope turns it off. Scopes nest, follow <c>await</c>, and end when disposed:
/// <code>using (Autograd.NoGrad()) { ... }</code>
/// </remarks>
public static class Autograd
{
    private static readonly AsyncLocal<Mode?> Current = new();

    /// <summary>Whether operations are being remembered.</summary>
    public static bool IsRecording => Current.Value?.Recording ?? true;

    /// <summary>Whether a scope says how layers behave: true as in training, false as in prediction, null as each module was told.</summary>
    public static bool? Training => Current.Value?.Training;

    /// <summary>Who takes all operations in place of the kernels here and now: a trace or a queue; null if they run at once.</summary>
    internal static Recorder? Recorder => Current.Value?.Recorder;

    /// <summary>The trace that is under way, or null.</summary>
    internal static Tracer? Tracer => Recorder as Tracer;

    /// <summary>Gluon's <c>autograd.record()</c>: remembers operations, and layers behave as in training unless told otherwise.</summary>
    public static IDisposable Record(bool training = true) => new Scope(new(true, training, Recorder));

    /// <summary>Gluon's <c>autograd.pause()</c>: remembers nothing, and layers behave as in prediction unless told otherwise.</summary>
    public static IDisposable Pause(bool training = false) => new Scope(new(false, training, Recorder));

    /// <summary>PyTorch's <c>no_grad</c>: remembers nothing.</summary>
    public static IDisposable NoGrad() => new Scope(new(false, Training, Recorder));

    /// <summary>PyTorch's <c>enable_grad</c>: remembers operations again inside <see cref="NoGrad"/>.</summary>
    public static IDisposable EnableGrad() => new Scope(new(true, Training, Recorder));

    /// <summary>Layers behave as in training; recording stays as it is.</summary>
    public static IDisposable TrainMode() => new Scope(new(IsRecording, true, Recorder));

    /// <summary>Layers behave as in prediction; recording stays as it is.</summary>
    public static IDisposable PredictMode() => new Scope(new(IsRecording, false, Recorder));

    /// <summary>Gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching any <see cref="Tensor.Grad"/>.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">With respect to what: leaves or intermediate results.</param>
    /// <param name="outputGrads">Gradient of each output; ones if omitted.</param>
    /// <param name="createGraph">Records the backward pass too, so that the results can be differentiated again.</param>
    /// <param name="retainGraph">Keeps the graph for another pass; by default only if <paramref name="createGraph"/>.</param>
    /// <returns>One tensor an input, zeros where the outputs do not depend on it.</returns>
    public static Tensor[] Grad(IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor>? outputGrads = null,
                                bool createGraph = false, bool? retainGraph = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        HashSet<Node> targets = [];
        foreach (Tensor input in inputs)
            targets.Add(input.Node ?? throw new ArgumentException($"an input {input.Spec} takes no part in gradients; call AttachGrad on it before computing the outputs"));

        Dictionary<Node, Tensor> grads = Walker.Run(outputs, outputGrads, targets, createGraph, retainGraph ?? createGraph);
        return [.. inputs.Select(x => grads.TryGetValue(x.Node!, out Tensor? g) ? g : Tensor.Filled(x.Spec, 0))];
    }

    /// <summary>Operations go to a recorder, or with null no longer do.</summary>
    internal static IDisposable Recorded(Recorder? recorder) => new Scope(new(IsRecording, Training, recorder));

    private sealed record Mode(bool Recording, bool? Training, Recorder? Recorder);

    private sealed class Scope : IDisposable
    {
        private readonly Mode? previous = Current.Value;

        internal Scope(Mode mode) => Current.Value = mode;

        public void Dispose() => Current.Value = previous;
    }
}
