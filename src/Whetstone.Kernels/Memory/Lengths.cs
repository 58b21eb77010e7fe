namespace Whetstone.Kernels;

/// <summary>Checks that spans are long enough before kernels turn them into pointers.</summary>
internal static class Lengths
{
    public static void Require(int length, long wanted, string name)
    {
        if (length < wanted) throw new ArgumentException($"{name} has {length} elements; {wanted} are needed.", name);
    }
}
