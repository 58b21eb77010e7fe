namespace Whetstone.Graphs;

/// <summary>What a tensor of a graph knows of it.</summary>
public static class TensorMembers
{
    extension(Tensor x)
    {
        /// <summary>The name: that of the operation, and <c>:0</c>.</summary>
        /// <exception cref="GraphException">The tensor is not of a graph.</exception>
        public string Name => $"{x.Op.Name}:0";

        /// <summary>The graph.</summary>
        /// <exception cref="GraphException">The tensor is not of a graph.</exception>
        public Graph Graph => x.Recorder as Graph ?? throw new GraphException($"this tensor {x.Spec} is not part of a graph");

        /// <summary>The operation whose result it is.</summary>
        /// <exception cref="GraphException">The tensor is not of a graph.</exception>
        public Operation Op => x.Graph.OperationOf(x)!;

        /// <summary>The shape; TensorFlow's <c>x.get_shape()</c>.</summary>
        public Shape GetShape() => x.Shape;

        /// <summary>Computes the tensor: <c>x.eval(feed_dict, session)</c>.</summary>
        /// <param name="feedDict">Values for placeholders.</param>
        /// <param name="session">Where; the default session if omitted.</param>
        public Tensor Eval(FeedDict? feedDict = null, Session? session = null) => Session.Current(session, $"evaluate tensor '{x.Name}'").Run(x, feedDict);
    }

    extension(Shape shape)
    {
        /// <summary>The extents, null where unknown: TensorFlow's <c>shape.as_list()</c>.</summary>
        public int?[] AsList() => [.. shape.ToArray().Select(n => n == Shape.Unknown ? (int?)null : n)];
    }
}
