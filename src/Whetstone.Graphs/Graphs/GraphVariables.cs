namespace Whetstone.Graphs;

/// <content>Placeholders, constants and variables.</content>
public sealed partial class Graph
{
    /// <summary>A tensor whose value is given at each run: <c>tf.placeholder</c>.</summary>
    /// <param name="type">Element type.</param>
    /// <param name="shape">The extents, as many as wanted unknown (<see cref="Shape.Partial"/>).</param>
    /// <param name="name">Its name.</param>
    public Tensor Placeholder(DType type, Shape shape, string? name = null) =>
        Add("Placeholder", Names.Unique(name ?? "Placeholder"), new PlaceholderBody(), [], new(shape, type)).Output!;

    /// <summary>A tensor with numbers: <c>tf.constant</c>. Later changes of <paramref name="value"/> show.</summary>
    public Tensor Constant(Tensor value, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Own(value, Names.Scope.Length == 0 ? name ?? "Const" : $"{Names.Scope}/{name ?? "Const"}", name ?? "Const");
    }

    /// <summary>A tensor whose numbers live in the session and can be changed: <c>tf.Variable</c>.</summary>
    /// <param name="initialValue">Its value after <see cref="GlobalVariablesInitializer"/> has run; worked out anew each time.</param>
    /// <param name="trainable">Whether optimisers change it.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="GraphException">The initial value has extents that are unknown.</exception>
    public Tensor Variable(Tensor initialValue, bool trainable = true, string? name = null) => Declare(Names.Unique(name ?? "Variable"), _ => initialValue, trainable);

    /// <summary>Gives every variable its initial value, in one operation: <c>tf.global_variables_initializer()</c>.</summary>
    /// <param name="name">Its name; <c>init</c> if omitted.</param>
    public Operation GlobalVariablesInitializer(string? name = null) => VariablesInitializer(GetCollection(GraphKeys.GlobalVariables), name);

    /// <summary>Gives some variables their initial values: <c>tf.variables_initializer</c>.</summary>
    public Operation VariablesInitializer(IReadOnlyList<Tensor> variables, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return Group([.. variables.Select(v => VariableOf(v, "initialise").Initializer!)], name ?? "init");
    }

    /// <summary>An operation that is done when these are: <c>tf.group</c>.</summary>
    public Operation Group(IReadOnlyList<Operation> operations, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using Scope after = ControlDependencies(operations);
        return Add("NoOp", Names.Unique(name ?? "group_deps"), new GroupBody(), [], null);
    }

    /// <summary>Sets a variable, or changes it by a value. The result is the variable after that.</summary>
    internal Tensor Assign(string type, Tensor variable, Tensor value, Func<Tensor, Tensor, Tensor>? combine, string? name)
    {
        VariableBody target = VariableOf(variable, type);
        string own = variable.Op.Name, full = Names.Unique(name ?? type);
        value = Own(value, $"{full}/value", full);
        if (value.DType != variable.DType) throw new GraphException($"{type}: variable '{own}' is {variable.DType.Name}, the value {value} is not; convert it with Tf.Cast");
        bool fits = combine is not null ? value.Rank <= variable.Rank : value.Rank == variable.Rank && (!value.Shape.IsKnown || value.Shape == variable.Shape);
        if (!fits) throw new GraphException($"{type}: variable '{own}' has shape {TupleText.Of(variable.Shape)}, the value {value} does not fit");
        return Add(type, full, new AssignBody(combine), [target.Read!.Op.Inputs[0], value], variable.Spec).Output!;
    }

    /// <summary>A variable under a name that is free, with an initial value made within that name.</summary>
    internal Tensor Declare(string full, Func<string, Tensor> initialValue, bool trainable)
    {
        using Scope free = WithoutControlDependencies();
        Tensor initial;
        using (Names.Enter(full)) initial = initialValue(full);
        initial = Own(initial, $"{full}/initial_value", full);
        if (!initial.Shape.IsKnown) throw new GraphException($"variable '{full}': initial_value must have a shape specified: {initial}");
        VariableBody body = new(trainable);
        Tensor variable = Add("VariableV2", full, body, [], initial.Spec).Output!;
        body.Initializer = Add("Assign", Names.Absolute($"{full}/Assign"), new AssignBody(null), [variable, initial], initial.Spec);
        body.Read = Add("Identity", Names.Absolute($"{full}/read"), new IdentityBody(), [variable], initial.Spec).Output!;
        AddToCollection(GraphKeys.GlobalVariables, variable);
        if (trainable) AddToCollection(GraphKeys.TrainableVariables, variable);
        return variable;
    }

    /// <summary>What makes a tensor a variable.</summary>
    /// <exception cref="GraphException">It is none of this graph.</exception>
    internal VariableBody VariableOf(Tensor x, string purpose) => OperationOf(x)?.Body switch
    {
        VariableBody variable => variable,
        IdentityBody when OperationOf(x)!.Inputs[0].Op.Body is VariableBody variable => variable,
        _ => throw new GraphException($"{purpose}: {(x.Recorder is Graph ? x.ToString() : $"a tensor {x.Spec}")} is no variable of this graph"),
    };
}
