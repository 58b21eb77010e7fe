namespace Whetstone.Kernels;

/// <summary>Where the elements of a contiguous tensor lie.</summary>
internal static class Strides
{
    /// <summary>The strides of a contiguous tensor of <paramref name="shape"/>.</summary>
    public static nint[] Contiguous(ReadOnlySpan<int> shape)
    {
        nint[] strides = new nint[shape.Length];
        nint stride = 1;
        for (int i = shape.Length - 1; i >= 0; stride *= shape[i--]) strides[i] = stride;
        return strides;
    }

    /// <summary>Number of elements of <paramref name="shape"/>.</summary>
    public static long Elements(ReadOnlySpan<int> shape)
    {
        long elements = 1;
        foreach (int length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            elements = checked(elements * length);
        }

        return elements;
    }
}
