namespace Whetstone.Vision;

/// <summary>Brightness from 0 to 1 as any number, and back.</summary>
internal static class Logits
{
    private const double Least = 1e-7; // fastai's: keeps black and white finite

    public static double Of(double p)
    {
        p = Math.Clamp(p, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }

    public static byte ToByte(double logit) => (byte)(255 / (1 + Math.Exp(-logit)) + 0.5);
}
