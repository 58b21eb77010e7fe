namespace Whetstone.Testing;

/// <summary>One op on one set of inputs.</summary>
/// <param name="Op">The op with its attributes.</param>
/// <param name="Inputs">Its inputs. Where order decides (maxima, sorting) they must be at least 0.05 apart, so that small steps change no choice.</param>
public sealed record OpTrial(Op Op, params Tensor[] Inputs)
{
    /// <summary>What is special about the trial.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether gradients are checked against differences; not worth its time for trials that exist for their size.</summary>
    public bool CheckGradients { get; init; } = true;

    /// <summary>How the result follows from the inputs, for an op one of whose inputs is itself computed from another.</summary>
    public Func<Tensor[], Tensor>? Call { get; init; }

    /// <summary>The result of the trial.</summary>
    public Tensor Apply(Tensor[] x) => Call is null ? Op.Apply(x) : Call(x);

    public override string ToString() => $"{Op} of {string.Join(", ", Inputs.Select(x => x.Spec))} {Note}".TrimEnd();
}
