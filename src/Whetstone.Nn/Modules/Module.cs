namespace Whetstone.Nn;

/// <summary>A part of a network: computes an output from an input, and holds parameters and other modules.</summary>
/// <remarks>
/// Declare a subclass <c>partial</c> and keep modules and parameters in fields or properties: a source generator finds them,
/// and names them by the member's name in lower case, as torchvision does (<c>Conv1</c> is <c>conv1</c>). Override
/// <see cref="Forward"/>; call a module with <see cref="Call(Tensor)"/>, which runs hooks and puts the layer's path into errors.
/// </remarks>
public abstract partial class Module
{
    /// <summary>Whether layers such as dropout and batch norm behave as in training. Scopes of <see cref="Autograd"/> have the last word.</summary>
    public bool Training { get; private set; } = true;

    /// <summary>Whether it behaves as in prediction all the time; see <see cref="KeepEval"/>.</summary>
    public bool KeepsEval { get; private set; }

    /// <summary>The stream of random numbers of a layer that needs one; <see cref="Initialize"/> seeds it.</summary>
    protected internal virtual Rng? Random
    {
        get => null;
        set { }
    }

    /// <summary>Whether this call is one of training.</summary>
    protected bool IsTraining => !KeepsEval && (Autograd.Training ?? Training);

    /// <summary>Applies the module.</summary>
    /// <exception cref="ShapeException">The input does not fit; the message ends with the layer's path.</exception>
    public Tensor Call(Tensor x) => Call(x, null);

    /// <summary>The same with another computation than <see cref="Forward"/>, for a module that can be called in other ways: hooks and errors are as for every call.</summary>
    /// <param name="x">The input.</param>
    /// <param name="forward">Computes the output; <see cref="Forward"/> if null.</param>
    protected Tensor Call(Tensor x, Func<Tensor, Tensor>? forward)
    {
        ArgumentNullException.ThrowIfNull(x);
        try
        {
            return hooks is null ? Run(x, forward) : WithHooks(x, forward);
        }
        catch (ShapeException error) when (name.Length > 0)
        {
            error.Within(name);
            throw;
        }
    }

    /// <summary>Switches to training behaviour, or with false to prediction, throughout the module.</summary>
    public Module Train(bool training = true)
    {
        foreach ((_, Module module) in NamedModules()) module.Training = training;
        return this;
    }

    /// <summary>Holds the module and all within to prediction behaviour whatever <see cref="Train"/> and scopes of <see cref="Autograd"/> say, or with false no longer.</summary>
    /// <remarks>So batch normalisation keeps its running statistics, and normalises by them, while other layers are trained.</remarks>
    public Module KeepEval(bool keep = true)
    {
        foreach ((_, Module module) in NamedModules()) module.KeepsEval = keep;
        return this;
    }

    /// <summary>Switches to prediction behaviour throughout the module.</summary>
    public Module Eval() => Train(false);

    /// <summary>Calls <paramref name="action"/> for every module within, children first, then for this one.</summary>
    public Module Apply(Action<Module> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach ((_, Module child) in Children()) child.Apply(action);
        action(this);
        return this;
    }

    /// <summary>Keeps training from changing any parameter within, or lets it again.</summary>
    public Module Freeze(bool frozen = true)
    {
        foreach ((_, Parameter parameter) in NamedParameters()) parameter.Freeze(frozen);
        return this;
    }

    /// <summary>Computes the output; what a subclass is about. To call another module, use its <see cref="Call(Tensor)"/>.</summary>
    protected abstract Tensor Forward(Tensor x);

    private Tensor Run(Tensor x, Func<Tensor, Tensor>? forward) => forward is null ? Forward(x) : forward(x);

    /// <summary>How much a call computes and how far it sees, for <see cref="ModelSummary"/>; a layer that has more to say than nothing overrides it.</summary>
    /// <param name="input">The input's shape, with the batch.</param>
    /// <param name="output">The result's shape, with the batch.</param>
    protected internal virtual LayerCost Cost(Shape input, Shape output) => LayerCost.None;

    /// <summary>Shows the visitor what this module holds. The source generator overrides it.</summary>
    protected virtual void VisitMembers(IMemberVisitor visitor)
    {
    }
}
