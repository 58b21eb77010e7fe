namespace Whetstone.Nn;

/// <summary>One call of a layer in a <see cref="ModelSummary"/>.</summary>
/// <param name="Path">The layer's dotted path.</param>
/// <param name="Type">The name of its class.</param>
/// <param name="Output">The shape of its result, without the batch.</param>
/// <param name="Parameters">Learned values; 0 when an earlier row has counted them.</param>
/// <param name="MultiplyAdds">Multiplications that are followed by an addition, for one input.</param>
/// <param name="ReceptiveField">The part of the network's input that a value of the result depends on.</param>
/// <param name="Formula">How the parameters come about: <c>64·3·7·7 = 9,408</c>.</param>
public sealed record LayerSummary(string Path, string Type, Shape Output, long Parameters, long MultiplyAdds, Size2 ReceptiveField, string Formula)
{
    /// <summary>Learned values that training changes: none of a frozen layer.</summary>
    public long Trainable { get; init; } = Parameters;
}
