namespace Whetstone.Nn;

/// <summary>How much of the input a value sees after some layers, along one axis, and how far apart the parts are that neighbours see.</summary>
/// <param name="Size">Extent of the part that a value sees.</param>
/// <param name="Step">Distance of the parts of neighbouring values.</param>
public readonly record struct ReceptiveField(int Size, int Step)
{
    /// <summary>Of the input itself.</summary>
    public static ReceptiveField Input { get; } = new(1, 1);

    /// <summary>After one more convolution or pooling.</summary>
    public ReceptiveField After(int kernel, int stride = 1, int dilation = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        return new(checked(Size + dilation * (kernel - 1) * Step), checked(Step * stride));
    }

    /// <summary>After layers with a stride of 1, given by their kernels.</summary>
    public static ReceptiveField Of(params ReadOnlySpan<int> kernels)
    {
        ReceptiveField field = Input;
        foreach (int kernel in kernels) field = field.After(kernel);
        return field;
    }
}
