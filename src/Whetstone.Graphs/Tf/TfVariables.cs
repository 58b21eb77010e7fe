namespace Whetstone.Graphs;

/// <content>Variables.</content>
public static partial class Tf
{
    /// <summary><c>tf.Variable(initial_value, trainable, name, dtype)</c>. The variable is a tensor like any other; its numbers live in sessions.</summary>
    /// <param name="initialValue">Its value once the initialiser has run.</param>
    /// <param name="trainable">Whether optimisers change it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="dtype">Its type, for an initial value of numbers.</param>
    public static Tensor Variable(Operand initialValue, bool trainable = true, string? name = null, DType? dtype = null) =>
        Graph.Of([initialValue.Value]).Variable(initialValue.As(dtype), trainable, name);

    /// <summary><c>with tf.variable_scope(name, reuse):</c>. Prefixes the names of variables made by <see cref="GetVariable"/>, and of operations.</summary>
    public static Scope VariableScope(string nameOrScope, bool reuse = false) => Graph.Default.VariableScope(nameOrScope, reuse);

    /// <summary><c>tf.get_variable(name, shape, dtype, initializer, trainable)</c>: a variable named by the variable scope alone, made once.</summary>
    /// <param name="name">Its name within the scope.</param>
    /// <param name="shape">Its extents.</param>
    /// <param name="dtype">Element type.</param>
    /// <param name="initializer">How it starts; Glorot's uniform distribution if omitted, as in TensorFlow.</param>
    /// <param name="trainable">Whether optimisers change it.</param>
    /// <exception cref="GraphException">It exists and the scope does not reuse, or the other way round, or its shape differs.</exception>
    public static Tensor GetVariable(string name, Shape shape, DType dtype = DType.Float32, GraphInitializer? initializer = null, bool trainable = true) =>
        Graph.Default.GetVariable(name, new(shape, dtype), initializer ?? GlorotUniformInitializer(), trainable);

    /// <summary><c>tf.assign(ref, value, name)</c>; the result is the variable after that.</summary>
    public static Tensor Assign(Tensor variable, Operand value, string? name = null) => Change("Assign", variable, value, null, name);

    /// <summary><c>tf.assign_add(ref, value, name)</c>.</summary>
    public static Tensor AssignAdd(Tensor variable, Operand value, string? name = null) => Change("AssignAdd", variable, value, (a, b) => a + b, name);

    /// <summary><c>tf.assign_sub(ref, value, name)</c>.</summary>
    public static Tensor AssignSub(Tensor variable, Operand value, string? name = null) => Change("AssignSub", variable, value, (a, b) => a - b, name);

    /// <summary><c>tf.global_variables_initializer()</c>: called <c>init</c> unless a name is given.</summary>
    public static Operation GlobalVariablesInitializer(string? name = null) => Graph.Default.GlobalVariablesInitializer(name);

    /// <summary><c>tf.global_variables()</c>.</summary>
    public static IReadOnlyList<Tensor> GlobalVariables() => Graph.Default.GetCollection(GraphKeys.GlobalVariables);

    /// <summary><c>tf.trainable_variables()</c>.</summary>
    public static IReadOnlyList<Tensor> TrainableVariables() => Graph.Default.GetCollection(GraphKeys.TrainableVariables);

    private static Tensor Change(string type, Tensor variable, Operand value, Func<Tensor, Tensor, Tensor>? combine, string? name)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable.Graph.Assign(type, variable, value.As(variable.DType), combine, name);
    }
}
