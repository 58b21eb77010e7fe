namespace Whetstone.Graphs;

/// <summary>TensorFlow's functions under TensorFlow's names, so that its programs port line by line: <c>tf.add(8, 9)</c> is <c>Tf.Add(8, 9)</c>.</summary>
/// <remarks>
/// Operations go to the graph of their inputs, or to the default graph. Images are [N, H, W, C] and filters [H, W, in, out], as in
/// TensorFlow. Every function takes the name of its operation last.
/// </remarks>
public static partial class Tf
{
    /// <summary><c>tf.float32</c>.</summary>
    public const DType Float32 = DType.Float32;

    /// <summary><c>tf.float64</c>.</summary>
    public const DType Float64 = DType.Float64;

    /// <summary><c>tf.int32</c>.</summary>
    public const DType Int32 = DType.Int32;

    /// <summary><c>tf.int64</c>.</summary>
    public const DType Int64 = DType.Int64;

    /// <summary><c>tf.bool</c>.</summary>
    public const DType Bool = DType.Bool;

    /// <summary><c>tf.get_default_graph()</c>.</summary>
    public static Graph GetDefaultGraph() => Graph.Default;

    /// <summary><c>tf.reset_default_graph()</c>.</summary>
    public static void ResetDefaultGraph() => Graph.ResetDefault();

    /// <summary><c>tf.set_random_seed(seed)</c>: for the default graph.</summary>
    public static void SetRandomSeed(ulong seed) => Graph.Default.Seed = seed;

    /// <summary><c>with tf.name_scope(name):</c>.</summary>
    public static Scope NameScope(string name) => Graph.Default.NameScope(name);

    /// <summary><c>with tf.device(name):</c>.</summary>
    public static Scope Device(string name) => Graph.Default.Device(name);

    /// <summary><c>with tf.control_dependencies([op]):</c>.</summary>
    public static Scope ControlDependencies(params IReadOnlyList<Operation> after) => Graph.Default.ControlDependencies(after);

    /// <summary><c>tf.placeholder(dtype, shape, name)</c>.</summary>
    /// <param name="dtype">Element type.</param>
    /// <param name="shape">The extents; null where unknown, as often as wanted: <c>[null, 2]</c>.</param>
    /// <param name="name">Its name.</param>
    public static Tensor Placeholder(DType dtype, int?[] shape, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Graph.Default.Placeholder(dtype, Shape.Partial([.. shape.Select(n => n ?? Shape.Unknown)]), name);
    }

    /// <summary><c>tf.constant(value, dtype, shape, name)</c>.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="dtype">Element type; that of the numbers if omitted.</param>
    /// <param name="shape">The extents; one number fills them all.</param>
    /// <param name="name">Its name.</param>
    public static Tensor Constant(Operand value, DType? dtype = null, Shape? shape = null, string? name = null)
    {
        Tensor x = dtype is { } type ? value.Value.To(type) : value.Value;
        if (shape is { } target) x = x.Length == 1 ? x.BroadcastTo(target).Copy() : x.Reshape(target);
        return Graph.Default.Constant(x, name);
    }

    /// <inheritdoc cref="Constant(Operand, DType?, Shape?, string?)"/>
    public static Tensor Constant(double[] value, DType? dtype = null, Shape? shape = null, string? name = null) => Constant((Operand)value, dtype, shape, name);

    /// <summary><c>tf.zeros(shape, dtype, name)</c>.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32, string? name = null) => Node("Fill", name, _ => Tensor.Zeros(shape, dtype), [], "zeros");

    /// <summary><c>tf.ones(shape, dtype, name)</c>.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32, string? name = null) => Node("Fill", name, _ => Tensor.Ones(shape, dtype), [], "ones");

    /// <summary><c>tf.fill(dims, value, name)</c>.</summary>
    public static Tensor Fill(Shape dims, double value, string? name = null) => Node("Fill", name, _ => Tensor.Full(dims, value), []);

    /// <summary><c>tf.zeros_like(x, name)</c>.</summary>
    public static Tensor ZerosLike(Tensor x, string? name = null) => Node("ZerosLike", name, t => t[0].ZerosLike(), [x], "zeros_like");

    /// <summary><c>tf.ones_like(x, name)</c>.</summary>
    public static Tensor OnesLike(Tensor x, string? name = null) => Node("OnesLike", name, t => t[0].OnesLike(), [x], "ones_like");

    /// <summary><c>tf.no_op(name)</c>.</summary>
    public static Operation NoOp(string? name = null) => Graph.Default.Group([], name ?? "NoOp");

    /// <summary><c>tf.group(*operations, name)</c>.</summary>
    public static Operation Group(IReadOnlyList<Operation> operations, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return (operations.Count > 0 ? operations[0].Graph : Graph.Default).Group(operations, name);
    }

    /// <summary><c>tf.gradients(ys, xs, grad_ys, name)</c>.</summary>
    public static Tensor?[] Gradients(Tensor y, IReadOnlyList<Tensor> xs, Tensor? gradYs = null, string name = "gradients")
    {
        ArgumentNullException.ThrowIfNull(y);
        return y.Graph.Gradients([y], xs, gradYs is null ? null : [gradYs], name);
    }

    /// <summary><c>tf.stop_gradient(x, name)</c>.</summary>
    public static Tensor StopGradient(Tensor x, string? name = null) => Node("StopGradient", name, t => t[0].Detach(), [x]);

    internal static Tensor Node(string type, string? name, Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> inputs, string? defaultName = null,
                                IReadOnlyDictionary<string, string>? attributes = null) =>
        Graph.Of(inputs).Record(type, name, new FunctionBody(function), inputs, attributes, defaultName);
}
