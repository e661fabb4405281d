// Tags of what is yet to be made: as many lines as one likes.
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import type { Tag } from '../api/shapes';
import { useTexts } from '../texts/texts';

export function TagsField({ tags, onChange }: { tags: readonly Tag[]; onChange: (tags: Tag[]) => void }) {
  const { users, general } = useTexts();
  const change = (at: number, changed: Partial<Tag>) =>
    onChange(tags.map((tag, place) => (place === at ? { ...tag, ...changed } : tag)));
  const field = (name: 'Key' | 'Value') => (tag: Tag, at: number) => (
    <Input
      value={tag[name]}
      onChange={({ detail }) => change(at, { [name]: detail.value })}
      autoComplete={false}
      spellcheck={false}
    />
  );
  return (
    <AttributeEditor
      items={tags}
      empty={users.noTags}
      addButtonText={users.addTag}
      removeButtonText={general.remove}
      removeButtonAriaLabel={tag => `${general.remove}: ${tag.Key}`}
      onAddButtonClick={() => onChange([...tags, { Key: '', Value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        { label: users.tagKey, control: field('Key') },
        { label: users.tagValue, control: field('Value') },
      ]}
    />
  );
}
