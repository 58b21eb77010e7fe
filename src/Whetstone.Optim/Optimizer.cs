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
        set => field = value >= 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), $"learning rate {value} is not a finite number of at least 0");
    }

    /// <summary>Pull towards 0, not negative.</summary>
    public float WeightDecay
    {
        get;
        set => field = value >= 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), $"weight decay {value} is not a finite number of at least 0");
    }

    /// <summary>Factor on every gradient before it is used, as to average over a batch; 1 by default.</summary>
    public float GradientScale { get; set; } = 1;

    /// <summary>All parameters of all groups.</summary>
    public IEnumerable<Parameter> Parameters => Groups.SelectMany(g => g.Parameters);

    /// <summary>Changes every parameter that has a gradient.</summary>
    public virtual void Step()
    {
        using IDisposable noGrad = Autograd.NoGrad();
        foreach (ParameterGroup group in Groups)
            foreach (Parameter parameter in group.Parameters)
            {
                if (parameter.IsFrozen || !parameter.IsInitialized || parameter.Grad is not { } gradient) continue;
                Slot slot = SlotOf(parameter);
                slot.Steps++;
                float rate = LearningRate * group.LearningRateScale * parameter.LearningRateScale;
                float decay = (group.WeightDecay ?? WeightDecay) * parameter.WeightDecayScale;
                Update(new(parameter.Data, gradient, rate, decay, GradientScale, slot));
            }
    }

    /// <summary>Forgets the gradients, so that the next backward pass starts from nothing.</summary>
    public void ZeroGrad()
    {
        foreach (Parameter parameter in Parameters)
            if (parameter is { IsInitialized: true, Grad: not null }) parameter.Grad = null;
    }

    /// <summary>All that the optimiser remembers, by the parameters' names: what a checkpoint holds.</summary>
    public IReadOnlyDictionary<string, Tensor> StateDict()
    {
        Dictionary<string, Tensor> state = [];
        foreach ((Parameter parameter, Slot slot) in slots)
        {
            state[$"{parameter.Name}.steps"] = Tensor.Of((long)slot.Steps);
            for (int i = 0; i < slot.States.Count; i++) state[$"{parameter.Name}.{i}"] = slot.States[i];
        }
        return state;
    }

    /// <summary>Continues from a saved state.</summary>
    /// <exception cref="StateDictException">The state is of other parameters.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        slots.Clear();
        HashSet<string> used = [];
        foreach (Parameter parameter in Parameters)
        {
            if (!state.TryGetValue($"{parameter.Name}.steps", out Tensor? steps)) continue;
            used.Add($"{parameter.Name}.steps");
            Slot slot = SlotOf(parameter);
            slot.Steps = steps.Item<long>();
            for (int i = 0; state.TryGetValue($"{parameter.Name}.{i}", out Tensor? value); i++)
            {
                used.Add($"{parameter.Name}.{i}");
                slot.States.Add(value.Copy());
            }
        }
        string[] unexpected = [.. state.Keys.Where(k => !used.Contains(k))];
        if (unexpected.Length > 0) throw new StateDictException([], unexpected, []);
    }

    /// <summary>Changes one parameter.</summary>
    protected abstract void Update(in UpdateContext u);

    private Slot SlotOf(Parameter parameter)
    {
        if (!slots.TryGetValue(parameter, out Slot? slot)) slots[parameter] = slot = new();
        return slot;
    }
}
