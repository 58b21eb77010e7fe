namespace Whetstone.Graphs;

/// <summary>Shapes of results when some extents are unknown: the rule is asked twice, with different numbers in their place.</summary>
internal static class Inference
{
    // Large enough for a few poolings; the later pairs are for rules that the first does not satisfy.
    private static readonly (int A, int B)[] Probes = [(64, 96), (224, 320), (7, 11), (2, 3)];

    /// <summary>Shape and type of a result. An extent that depends on an unknown one is unknown.</summary>
    internal static Spec Of(IReadOnlyList<Spec> inputs, Func<Spec[], Spec> rule)
    {
        if (inputs.All(x => x.Shape.IsKnown)) return rule([.. inputs]);
        ArgumentException? first = null;
        foreach ((int a, int b) in Probes)
            if (Try(inputs, a, rule, ref first) is { } y && Try(inputs, b, rule, ref first) is { } z) return Common(y, z);

        // Perhaps the unknown extent has to agree with a known one beside it, as in [?, 2] + [32, 2].
        foreach (int extent in inputs.SelectMany(x => x.Shape.ToArray()).Where(n => n > 0).Append(1).Distinct())
            if (Try(inputs, extent, rule, ref first) is { } y) return y;
        throw first!;
    }

    private static Spec? Try(IReadOnlyList<Spec> inputs, int extent, Func<Spec[], Spec> rule, ref ArgumentException? first)
    {
        try
        {
            return rule([.. inputs.Select(x => x with { Shape = new([.. x.Shape.ToArray().Select(n => n == Shape.Unknown ? extent : n)]) })]);
        }
        catch (ArgumentException e)
        {
            first ??= new ShapeException($"{e.Message}; inputs {string.Join(", ", inputs)}, with {extent} tried for ?");
            return null;
        }
    }

    private static Spec Common(Spec a, Spec b)
    {
        if (a.Shape.Rank != b.Shape.Rank) throw new ShapeException($"the number of axes depends on an extent that is unknown until the graph runs: {a} or {b}");
        int[] extents = a.Shape.ToArray();
        for (int i = 0; i < extents.Length; i++) if (extents[i] != b.Shape[i]) extents[i] = Shape.Unknown;
        return a with { Shape = Shape.Partial(extents) };
    }
}
