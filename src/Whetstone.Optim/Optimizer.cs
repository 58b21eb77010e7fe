using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Changes parameters so that the loss falls.</summary>
/// <remarks>
/// Parameters without a gradient, and frozen ones, are left alone. The learning rate and all other settings may be read and
/// set at any time; the next <see cref="Step"/> uses them. Not safe for use by several threads at once.
/// </remarks>
public abstract class Optimizer
{
    private readonly Dictionary<Parameter, Slot> slots = [];

    /// <summary>Groups of parameters, the first named <c>0</c> in saved states.</summary>
    protected Optimizer(IReadOnlyList<ParameterGroup> groups, float learningRate, float weightDecay)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (!groups.Any(g => g.Parameters.Count > 0)) throw new ArgumentException("there is no parameter to train");
        Groups = groups;
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>The groups.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>Size of a step, not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not a number.</exception>
    public float LearningRate
    {
        get;
        set
        {
            if (!(value >= 0 && float.IsFinite(value))) throw new ArgumentOutOfRangeException(nameof(value), $"learning rate {value} is not a finite number of at least 0");
            field = value;
            if (Program.IsTracing) Program.RefreshOnEachRun(() => field = value);
        }
    }

    /// <summary>Pull towards 0, not negative.</summary>
    public float WeightDecay
    {
        get;
        set => field = value >= 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), $"weight decay {value} is not a finite number of at least 0");
    }

    /// <summary>Factor on every gradient before it is used, as to average over a batch; 1 by default.</summary>
    public float GradientScale
    {
        get;
        set
        {
            field = value;
            if (Program.IsTracing) Program.RefreshOnEachRun(() => field = value);
        }
    } = 1;

    /// <summary>The longest that all gradients together may be, as one vector: if they are longer, all are shortened alike. null for no bound. Gluon's clip_global_norm, PyTorch's clip_grad_norm_.</summary>
    /// <remarks>Gradients are measured as they come, before <see cref="GradientScale"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public float? ClipNorm
    {
        get;
        set
        {
            field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a bound of gradients is above 0; got {value}");
            StateVersion++;
        }
    }

    /// <summary>The largest that an element of a gradient may be, in either direction, after <see cref="ClipNorm"/>; null for no bound. Gluon's clip_gradient, PyTorch's clip_grad_value_.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public float? ClipValue
    {
        get;
        set
        {
            field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a bound of gradients is above 0; got {value}");
            StateVersion++;
        }
    }

    /// <summary>Counts what a compiled step must be made anew for: that the remembered state was replaced as a whole, or that bounds of gradients changed.</summary>
    public int StateVersion { get; private set; }

    /// <summary>All parameters of all groups.</summary>
    public IEnumerable<Parameter> Parameters => Groups.SelectMany(g => g.Parameters);

    /// <summary>Changes every parameter that has a gradient.</summary>
    /// <remarks>Within a traced function the change becomes part of the program, and settings are read anew at each of its runs.</remarks>
    public virtual void Step()
    {
        using IDisposable noGrad = Autograd.NoGrad();
        Tensor? shortening = ClipNorm is { } longest ? Clipping.Shortening(Parameters.Where(IsTrained).Select(p => p.Grad!), longest) : null;
        foreach (ParameterGroup group in Groups)
            foreach (Parameter parameter in group.Parameters)
            {
                if (!IsTrained(parameter)) continue;
                Tensor gradient = Clipping.Clip(parameter.Grad!, shortening, ClipValue);
                Slot slot = SlotOf(parameter);
                TracedUpdate? traced = Program.IsTracing && gradient.IsSymbolic ? new() : null;
                if (traced is null) slot.Steps++;
                else Program.RefreshOnEachRun(() => Change(group, parameter, gradient, slot, traced, counts: true));
                Change(group, parameter, gradient, slot, traced, counts: false);
            }
    }

    /// <summary>Forgets the gradients, so that the next backward pass starts from nothing.</summary>
    public void ZeroGrad()
    {
        foreach (Parameter parameter in Parameters)
            if (parameter is { IsInitialized: true, IsFrozen: false }) parameter.Grad = null;
    }

    /// <summary>All that the optimiser remembers, by the parameters' names: what a checkpoint holds.</summary>
    /// <remarks>A parameter that belongs to no module has no name; its place among all parameters stands for it. The tensors are the optimiser's own, not copies.</remarks>
    public IReadOnlyDictionary<string, Tensor> StateDict()
    {
        OrderedDictionary<string, Tensor> state = [];
        foreach ((string name, Parameter parameter) in Named())
        {
            if (!slots.TryGetValue(parameter, out Slot? slot)) continue;
            state.Add($"{name}.steps", Tensor.Of(slot.Steps));
            for (int i = 0; i < slot.States.Count; i++) state.Add($"{name}.{i}", slot.States[i]);
        }
        return state;
    }

    /// <summary>Continues from a saved state.</summary>
    /// <exception cref="StateDictException">The state is of other parameters; nothing was changed.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        HashSet<string> used = [];
        List<string> different = [];
        List<(Parameter Parameter, long Steps, Tensor[] States)> found = [];
        foreach ((string name, Parameter parameter) in Named())
        {
            if (!state.TryGetValue($"{name}.steps", out Tensor? steps)) continue;
            used.Add($"{name}.steps");
            List<Tensor> states = [];
            for (int i = 0; state.TryGetValue($"{name}.{i}", out Tensor? value); i++)
            {
                used.Add($"{name}.{i}");
                states.Add(value);
                if (parameter.IsShapeKnown && value.Shape != parameter.Shape) different.Add($"{name}.{i} is {parameter.Shape} here but {value.Shape} there");
            }
            found.Add((parameter, steps.Item<long>(), [.. states]));
        }
        string[] unexpected = [.. state.Keys.Where(k => !used.Contains(k))];
        if (unexpected.Length + different.Count > 0) throw new StateDictException([], unexpected, different);

        slots.Clear();
        StateVersion++;
        foreach ((Parameter parameter, long steps, Tensor[] states) in found)
        {
            Slot slot = SlotOf(parameter);
            slot.Steps = steps;
            slot.States.AddRange(states.Select(s => s.Copy()));
        }
    }

    /// <summary>Changes one parameter.</summary>
    protected abstract void Update(in UpdateContext u);

    private static bool IsTrained(Parameter parameter) => parameter is { IsFrozen: false, IsInitialized: true, Grad: not null };

    private void Change(ParameterGroup group, Parameter parameter, Tensor gradient, Slot slot, TracedUpdate? traced, bool counts)
    {
        if (counts) slot.Steps++;
        float rate = LearningRate * group.LearningRateScale * parameter.LearningRateScale;
        float decay = (group.WeightDecay ?? WeightDecay) * parameter.WeightDecayScale;
        Update(new(parameter.Data, gradient, rate, decay, GradientScale, slot, traced));
    }

    private IEnumerable<(string Name, Parameter Parameter)> Named() => Parameters.Distinct().Select((p, i) => (p.Name.Length > 0 ? p.Name : $"{i}", p));

    /// <summary>What is remembered of a parameter. Who keeps the states elsewhere, as the session of a graph does, fills it before the first step.</summary>
    public Slot SlotOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!slots.TryGetValue(parameter, out Slot? slot)) slots[parameter] = slot = new();
        return slot;
    }
}
