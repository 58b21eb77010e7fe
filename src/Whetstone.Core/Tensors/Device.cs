namespace Whetstone;

/// <summary>One of the devices that share the work on a batch: MXNet's context.</summary>
/// <remarks>There are processors only. All their numbers have the same cores and the same memory, so several of them stand in for several devices, as <c>mx.cpu(i)</c> does.</remarks>
/// <param name="Number">Tells apart devices of one kind, from 0.</param>
public readonly record struct Device(int Number)
{
    /// <summary>The processor under a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Device Cpu(int number = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new(number);
    }

    /// <inheritdoc/>
    public override string ToString() => $"cpu({Number})";
}
