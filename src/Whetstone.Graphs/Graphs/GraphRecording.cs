namespace Whetstone.Graphs;

/// <content>Takes the operations that operators and methods of <see cref="Tensor"/> apply.</content>
public sealed partial class Graph
{
    /// <summary>Adds a function of tensors as one operation; it may do anything that a traced function may, at shapes that are known by then.</summary>
    /// <param name="type">What to call such operations.</param>
    /// <param name="function">Called on symbols whenever the graph is prepared for new shapes. It must not keep anything between calls.</param>
    /// <param name="inputs">What it is called with.</param>
    /// <param name="name">Name of this one; the type if omitted.</param>
    /// <remarks>The way to use what needs extents that are unknown while the graph is built, and to add operations of one's own.</remarks>
    /// <exception cref="GraphException">The function refuses the shapes or types.</exception>
    public Tensor Call(string type, Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> inputs, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        return Record(type, name, new FunctionBody(function), inputs);
    }

    /// <inheritdoc/>
    protected override Tensor Apply(Op op, ReadOnlySpan<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(op);
        string type = op.Name;
        for (int i = 0; i < inputs.Length; i++)
            if (op.Writes(i)) throw new GraphException($"{type}: changes a tensor {inputs[i].Spec} in place, which a graph does only in operations made by Tf.Assign and optimisers");
        if (op.Promotes) Typing.Same(type, inputs.ToArray());
        // The mask belongs to a run, not to the graph.
        Body body = op is Dropout dropout ? new RandomBody((random, x) => x[0].Dropout(dropout.P, random), null) : new OpBody(op);
        return Record(type, null, body, inputs.ToArray(), defaultName: DefaultName(type));
    }

    /// <inheritdoc/>
    public override void BeforeDraw(string operation) =>
        throw new GraphException($"{operation}: would draw its random numbers now, while the graph is built, and use the same at every run; call it inside the function of Graph.Call, which draws anew at each run");

    /// <inheritdoc/>
    protected override Tensor Detach(Tensor symbol) => Record("StopGradient", null, new FunctionBody(x => x[0].Detach()), [symbol]);

    /// <inheritdoc/>
    protected override string Describe(Tensor symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return $"Tensor(\"{OperationOf(symbol)!.Name}:0\", shape={TupleText.Of(symbol.Shape)}, dtype={symbol.DType.Name})";
    }

    /// <inheritdoc/>
    protected override void Resolve(Tensor symbol) =>
        throw new GraphException($"{Describe(symbol)} has no numbers: it is a part of a graph; fetch it with Session.Run, or call Eval");

    // What TensorFlow calls the operations behind Python's operators.
    private static string DefaultName(string type) => type switch
    {
        "Add" => "add",
        "Sub" => "sub",
        "Mul" => "mul",
        "Div" => "truediv",
        "Pow" => "pow",
        _ => type,
    };
}
