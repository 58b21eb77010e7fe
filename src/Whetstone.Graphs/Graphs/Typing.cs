namespace Whetstone.Graphs;

/// <summary>The rule that operands have one element type.</summary>
internal static class Typing
{
    /// <summary>Throws if types differ.</summary>
    /// <exception cref="GraphException">They do.</exception>
    internal static void Same(string operation, IReadOnlyList<Tensor> inputs)
    {
        for (int i = 1; i < inputs.Count; i++)
            if (inputs[i].DType != inputs[0].DType)
                throw new GraphException($"{operation}: element types differ: {Text(inputs[0])} and {Text(inputs[i])}; convert one with Tf.Cast");
    }

    private static string Text(Tensor x) => x.Recorder is Graph ? x.ToString() : $"{x.Spec}";
}
