using Whetstone;
using Whetstone.Graphs;
using Whetstone.TensorBoard;

/// <summary>A file of events with a curve and a graph.</summary>
internal static class Events
{
    internal static void Write(string folder)
    {
        Graph graph = new();
        using (graph.AsDefault())
        {
            Tensor x = Tf.Placeholder(Tf.Float32, [null, 3], "x");
            using (graph.NameScope("dense")) Tf.Nn.Relu(Tf.MatMul(x, Tf.Variable(Tensor.Ones([3, 2]), name: "w"), name: "y"));
        }
        using EventFile file = new(folder);
        file.AddGraph(graph);
        for (int step = 0; step < 100; step++) file.AddScalar("loss", 1.0 / (1 + step), step);
    }
}
