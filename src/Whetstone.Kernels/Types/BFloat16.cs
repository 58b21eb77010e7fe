using System.Runtime.CompilerServices;

namespace Whetstone;

/// <summary>The upper 16 bits of a single: its range with 8 significant bits. A storage type; arithmetic is done in single.</summary>
public readonly record struct BFloat16
{
    private readonly ushort bits;

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>Rounds to the nearest, halves to even; NaN stays NaN.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint u = Unsafe.BitCast<float, uint>(value);
        if (float.IsNaN(value)) return new((ushort)((u >> 16) | 0x40));
        return new((ushort)((u + 0x7FFF + ((u >> 16) & 1)) >> 16));
    }

    /// <summary>Widens without loss.</summary>
    public static implicit operator float(BFloat16 value) => Unsafe.BitCast<uint, float>((uint)value.bits << 16);

    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
