namespace Whetstone.Reports;

/// <summary>The label of an example as people read it.</summary>
public static class SampleLabel
{
    private const int MostNumbers = 4;

    /// <summary>The name of the class; of several classes, or of parts of them, all that count; the numbers themselves if they stand for no class.</summary>
    /// <param name="label">A class, [] of any integer type; or weights of classes or other numbers, [K].</param>
    /// <param name="classes">The names of the classes; may be none.</param>
    public static string Text(Tensor label, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(classes);
        double[] values = label.To(DType.Float64).ToArray<double>();
        if (!label.DType.IsFloating && values.Length == 1) return Name((int)values[0], classes);
        if (classes.Count > 0 && values.Length == classes.Count) return string.Join(", ", Enumerable.Range(0, values.Length).Where(c => values[c] > 0).Select(c => Part(classes[c], values[c])));
        return string.Join(", ", values.Take(MostNumbers).Select(MarkupText.Figure)) + (values.Length > MostNumbers ? ", …" : "");
    }

    private static string Name(int index, IReadOnlyList<string> classes) => (uint)index < (uint)classes.Count ? classes[index] : MarkupText.Figure(index);

    // Images that were mixed, or labels that were smoothed, belong to classes in part.
    private static string Part(string name, double weight) => weight == 1 ? name : $"{name} {MarkupText.Figure(Math.Round(weight, 2))}";
}
