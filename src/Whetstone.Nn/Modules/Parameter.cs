namespace Whetstone.Nn;

/// <summary>A tensor that training changes: a leaf of the graph with a name, an initialiser and a gradient.</summary>
/// <remarks>An extent of 0 is not known yet; the layer fills it in at its first forward pass.</remarks>
public sealed class Parameter
{
    private Tensor? data;
    private Initializer? pending;
    private Rng? pendingRandom;

    /// <summary>A parameter without values yet.</summary>
    /// <param name="shape">Its extents; 0 for those that follow from the first input.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="initializer">How it starts when no initialiser is given for the whole network; null for the role's.</param>
    public Parameter(Shape shape, Role role = Role.Weight, Initializer? initializer = null) => (Shape, Role, Default) = (shape, role, initializer);

    /// <summary>A parameter with values.</summary>
    public Parameter(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Shape = values.Shape;
        Set(values);
    }

    /// <summary>Dotted path from the network's root, such as <c>features.0.weight</c>; set when the network is first walked.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The extents; 0 where not known yet.</summary>
    public Shape Shape { get; private set; }

    /// <summary>What it is for.</summary>
    public Role Role { get; }

    /// <summary>This parameter's own initialiser; it wins over one given for the whole network (Gluon's <c>weight_initializer</c>).</summary>
    public Initializer? Initializer { get; set; }

    /// <summary>Factor on the learning rate, 1 by default.</summary>
    public float LearningRateScale { get; set; } = 1;

    /// <summary>Factor on the weight decay, 1 by default.</summary>
    public float WeightDecayScale { get; set; } = 1;

    /// <summary>Whether the values exist.</summary>
    public bool IsInitialized => data is not null;

    /// <summary>Whether all extents are known.</summary>
    public bool IsShapeKnown => !Shape.Span.Contains(0);

    /// <summary>Whether training leaves the values alone.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The values. Assigning to them keeps the tensor and its gradient.</summary>
    /// <exception cref="InvalidOperationException">They do not exist yet.</exception>
    public Tensor Data => data ?? throw Missing();

    /// <summary>The gradient, or null.</summary>
    public Tensor? Grad
    {
        get => data?.Grad;
        set => Data.Grad = value;
    }

    /// <summary>How it starts when the network is initialised without a word about how; null for the rule of its role. The layer sets it, and a network may set another.</summary>
    public Initializer? Default { get; set; }

    /// <summary>Uses a parameter as a tensor.</summary>
    public static implicit operator Tensor(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Data;
    }

    /// <summary>Replaces the values, as when weights are loaded. The shape must fit where it is known.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="TraceException">A function is being traced.</exception>
    public void Set(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Fit(values.Shape);
        if (Program.IsTracing) throw new TraceException($"parameter {Name} is replaced inside a traced function, which would happen once; change it in place with Data.Assign");
        Tensor copy = values.Detach().Copy();
        (data, pending, pendingRandom) = (IsFrozen ? copy : copy.AttachGrad(GradMode.Add), null, null);
    }

    /// <summary>Keeps training from changing the values, or lets it again.</summary>
    public void Freeze(bool frozen = true)
    {
        if (frozen == IsFrozen) return;
        IsFrozen = frozen;
        if (data is not null) data = frozen ? data.Detach() : data.Detach().AttachGrad(GradMode.Add);
    }

    /// <summary>Fills in the extents that follow from the first input, and creates the values if they waited for that.</summary>
    /// <exception cref="ShapeException">A known extent differs.</exception>
    public void Infer(Shape shape)
    {
        if (data is not null && shape == Shape) return;
        Fit(shape);
        if (data is null && pending is not null) Create(pending, pendingRandom!);
    }

    /// <summary>While a function is traced: reads as a tensor of its shape although it has no values yet, for as long as only shapes matter.</summary>
    /// <returns>Dispose it before the trace ends.</returns>
    internal IDisposable StandIn()
    {
        if (data is not null || !IsShapeKnown) return new Ending(() => { });
        using (Autograd.NoGrad()) data = Tensor.Zeros([1]).BroadcastTo(Shape);
        return new Ending(() => data = null);
    }

    internal void Initialize(Initializer? network, Rng random, bool force)
    {
        if (IsInitialized && !force) return;
        Initializer chosen = Initializer ?? (network is null ? Default : Role == Role.Weight ? network : null) ?? (Role == Role.Scale ? Nn.Initial.Ones : Role == Role.Bias ? Nn.Initial.Zeros : Nn.Initial.KaimingUniform(MathF.Sqrt(5)));
        if (IsShapeKnown && chosen.IsReady) Create(chosen, random);
        else (data, pending, pendingRandom) = (null, chosen, random);
    }

    private void Create(Initializer initializer, Rng random)
    {
        using IDisposable now = Program.SuspendTrace(), plain = Autograd.NoGrad();
        Set(initializer.Create(Shape, random));
    }

    private void Fit(Shape shape)
    {
        bool fits = shape.Rank == Shape.Rank;
        for (int i = 0; fits && i < shape.Rank; i++) fits = Shape[i] == 0 || Shape[i] == shape[i];
        if (!fits) throw new ShapeException($"parameter {(Name.Length == 0 ? "" : Name + " ")}of shape {Shape} cannot take shape {shape}");
        Shape = shape;
    }

    private InvalidOperationException Missing() => new(pending is not null
        ? $"parameter {Name} {Shape} waits for its shape, which follows from the first input; call the network once, or give the layer its input size"
        : $"parameter {Name} {Shape} has not been initialised; call Initialize(rng) on the network first");

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
