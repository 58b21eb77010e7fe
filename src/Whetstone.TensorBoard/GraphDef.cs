using Whetstone.Graphs;

namespace Whetstone.TensorBoard;

/// <summary>A graph as TensorFlow's <c>GraphDef</c> message: names, kinds, inputs, devices, element types and shapes. Numbers of constants are left out.</summary>
internal static class GraphDef
{
    // The oldest version of the format whose readers know all that is written here.
    private const long Producer = 27;

    internal static ProtoMessage Of(Graph graph)
    {
        ProtoMessage message = new();
        foreach (Operation operation in graph.GetOperations()) message.Add(1, Node(operation));
        return message.Add(4, new ProtoMessage().Add(1, Producer));
    }

    private static ProtoMessage Node(Operation operation)
    {
        ProtoMessage node = new ProtoMessage().Add(1, operation.Name).Add(2, operation.Type);
        foreach (Tensor input in operation.Inputs) node.Add(3, input.Op.Name);
        foreach (Operation control in operation.ControlInputs) node.Add(3, $"^{control.Name}");
        if (operation.Device.Length > 0) node.Add(4, operation.Device);
        foreach ((string key, string value) in operation.Attributes) node.Add(5, Attribute(key, new ProtoMessage().Add(2, value)));
        if (operation.Output is not { } y) return node;
        node.Add(5, Attribute("T", new ProtoMessage().Add(6, Number(y.DType))));
        return node.Add(5, Attribute("_output_shapes", new ProtoMessage().Add(1, new ProtoMessage().Add(7, Extents(y.Shape)))));
    }

    private static ProtoMessage Attribute(string key, ProtoMessage value) => new ProtoMessage().Add(1, key).Add(2, value);

    // An extent that is not known yet is −1 there as well.
    private static ProtoMessage Extents(Shape shape)
    {
        ProtoMessage message = new();
        foreach (int extent in shape.Span) message.Add(2, new ProtoMessage().Add(1, extent == Shape.Unknown ? -1L : extent));
        return message;
    }

    private static long Number(DType type) => type switch
    {
        DType.Float32 => 1,
        DType.Float64 => 2,
        DType.Int32 => 3,
        DType.UInt8 => 4,
        DType.Int64 => 9,
        DType.Bool => 10,
        DType.BFloat16 => 14,
        DType.Float16 => 19,
        _ => throw new NotSupportedException($"TensorFlow's graphs have no number for element type {type}"),
    };
}
