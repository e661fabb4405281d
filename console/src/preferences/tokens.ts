// The colours of our own drawings: Cloudscape's design tokens under names of ours, so that they follow light and dark.
import {
  borderRadiusContainer,
  colorBackgroundButtonPrimaryDefault,
  colorBackgroundContainerContent,
  colorBackgroundLayoutMain,
  colorBorderControlDefault,
  colorBorderDividerDefault,
  colorBorderItemFocused,
  colorChartsBlue1300,
  colorChartsStatusHigh,
  colorChartsStatusNeutral,
  colorChartsStatusPositive,
  colorChartsThresholdNegative,
  colorTextBodyDefault,
  colorTextBodySecondary,
  colorTextButtonPrimaryDefault,
  colorTextLinkDefault,
  fontFamilyBase,
} from '@cloudscape-design/design-tokens';

export const tokens: Record<string, string> = {
  '--corner': borderRadiusContainer,
  '--page': colorBackgroundLayoutMain,
  '--paper': colorBackgroundContainerContent,
  '--line': colorBorderDividerDefault,
  '--edge': colorBorderControlDefault,
  '--focus': colorBorderItemFocused,
  '--ink': colorTextBodyDefault,
  '--ink-soft': colorTextBodySecondary,
  '--link': colorTextLinkDefault,
  '--primary': colorBackgroundButtonPrimaryDefault,
  '--on-primary': colorTextButtonPrimaryDefault,
  '--mark': colorChartsBlue1300,
  '--mark-late': colorChartsStatusHigh,
  '--mark-good': colorChartsStatusPositive,
  '--mark-idle': colorChartsStatusNeutral,
  '--limit': colorChartsThresholdNegative,
  '--font': fontFamilyBase,
};

// On the body, which is where Cloudscape's dark mode sets in.
export function applyTokens(): void {
  for (const [name, value] of Object.entries(tokens)) {
    document.body.style.setProperty(name, value);
  }
}
