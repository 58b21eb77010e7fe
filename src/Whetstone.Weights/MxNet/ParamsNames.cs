namespace Whetstone.Weights;

/// <summary>Names of MXNet and of this framework for the same things.</summary>
internal static class ParamsNames
{
    private static readonly string[] Marks = ["arg:", "aux:"];

    /// <summary>MXNet's last parts of names, and ours.</summary>
    private static readonly (string MxNet, string Own)[] Parts =
    [
        ("gamma", "weight"), ("beta", "bias"), ("moving_mean", "running_mean"), ("moving_var", "running_var"),
    ];

    internal static string WithoutMark(string name) => Marks.FirstOrDefault(m => name.StartsWith(m, StringComparison.Ordinal)) is { } mark ? name[mark.Length..] : name;

    internal static string WithMark(string name) =>
        (LastPart(name) is var part && (part.StartsWith("running_", StringComparison.Ordinal) || part.StartsWith("moving_", StringComparison.Ordinal)) ? "aux:" : "arg:") + name;

    /// <summary>A structural name of Gluon (<c>1.gamma</c>) as a network here has it (<c>1.weight</c>).</summary>
    internal static string ToOwn(string name)
    {
        string part = LastPart(name);
        foreach ((string mxNet, string own) in Parts) if (part == mxNet) return name[..^part.Length] + own;
        return name;
    }

    /// <summary>A network's tensors by Gluon's structural names; counters of batches, which MXNet does not keep, are left out.</summary>
    internal static OrderedDictionary<string, Tensor> ToGluon(IReadOnlyDictionary<string, Tensor> tensors)
    {
        OrderedDictionary<string, Tensor> renamed = [];
        foreach ((string name, Tensor tensor) in tensors)
        {
            string part = LastPart(name), start = name[..^part.Length];
            if (part == "num_batches_tracked") continue;
            bool normalises = tensors.ContainsKey(start + "running_mean");
            renamed.Add(normalises && part == "weight" ? start + "gamma" : normalises && part == "bias" ? start + "beta" : name, tensor);
        }
        return renamed;
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
