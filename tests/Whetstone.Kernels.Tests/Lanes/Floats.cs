namespace Whetstone.Kernels.Tests;

/// <summary>Floats of every magnitude, and around the places where formulas switch.</summary>
internal static class Floats
{
    /// <summary>A multiple of 16 of floats from <paramref name="low"/> to <paramref name="high"/>: evenly spread in their bits, and evenly in value.</summary>
    internal static float[] Between(float low, float high)
    {
        List<float> found = [low, high];
        // A prime step through the bit patterns visits every exponent some hundred times with changing mantissas.
        for (long bits = 0; bits < uint.MaxValue; bits += 99991) Add(BitConverter.UInt32BitsToSingle((uint)bits));
        for (int i = -20000; i <= 20000; i++) Add(i * 0.00317f);
        for (int i = -400; i <= 400; i++) Add(i * 0.5f);
        while (found.Count % 16 != 0) found.Add(low);
        return [.. found];

        void Add(float x)
        {
            if (x >= low && x <= high && float.IsFinite(x)) found.Add(x);
        }
    }
}
